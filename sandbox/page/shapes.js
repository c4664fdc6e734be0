// The one place that knows how the people API writes things down; everything else reads the shapes made here.
//
// GET /town         {clock, bot, people, chats, autopilot?, hints?, places?, commands?}
// GET /town/screen  {revision, messages, keyboard?, typing?}; a message is {id, date, from, text, entities, buttons,
//                   media, edited, reply_to?, service?, reactions?, pinned?, forwarded?, deleted?}

const number = (value) => (value === null || value === undefined ? null : Number(value));

/** A date of the API (ISO text, or seconds) as a Date, or null. */
export function readDate(value) {
  if (value === null || value === undefined) return null;
  const date = typeof value === "number" ? new Date(value * 1000) : new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The town: clock, bot, people, chats, and what the page is told to do for the helpers. */
export function readTown(answer) {
  const clock = typeof answer.clock === "object" ? answer.clock : { now: answer.clock ?? answer.now, running: true };
  const bot = answer.bot ?? {};
  return {
    now: readDate(clock.now),
    zone: clock.zone ?? answer.zone ?? null,
    offset: /([+-])(\d\d):(\d\d)$/.exec(clock.now ?? "")?.[0] ?? null,
    running: clock.running ?? true,
    bot: {
      id: number(bot.id), username: bot.username ?? "", name: bot.first_name ?? bot.name ?? bot.username ?? "Bot",
      state: bot.state ?? "none", commands: bot.commands ?? answer.commands ?? [],
    },
    people: (answer.people ?? []).map((person) => ({
      id: number(person.id), name: person.name ?? [person.first_name, person.last_name].filter(Boolean).join(" "),
      language: person.language ?? "", roles: person.roles ?? [], blocked: person.blocked ?? false, started: person.started,
    })),
    chats: (answer.chats ?? []).filter((chat) => chat.type !== "private" && chat.role !== "private").map((chat) => ({
      id: number(chat.id), type: chat.type, title: chat.title ?? String(chat.id), role: chat.role ?? null, region: chat.region ?? null,
      members: (chat.members ?? []).map((member) => number(member?.id ?? member)),
    })),
    limits: answer.limits ?? true,
    faults: answer.faults ?? null,
    autopilot: answer.autopilot ?? [],
    hints: answer.hints ?? [],
    places: answer.places ?? [],
  };
}

/** A screen without its messages. `keyboard` is undefined when the answer says nothing about one. */
export function readScreen(answer) {
  return {
    revision: number(answer.revision) ?? 0,
    keyboard: "keyboard" in answer ? readKeyboard(answer.keyboard) : undefined,
    typing: answer.typing ?? answer.action ?? null,
  };
}

function readKeyboard(keyboard) {
  if (!keyboard) return null;
  const rows = keyboard.rows ?? keyboard.buttons ?? keyboard.keyboard ?? (Array.isArray(keyboard) ? keyboard : []);
  return {
    message: number(keyboard.message), rows: rows.map((row) => row.map(readButton)),
    oneTime: keyboard.one_time ?? keyboard.one_time_keyboard ?? false,
    hint: keyboard.placeholder ?? keyboard.input_field_placeholder ?? "", forceReply: keyboard.force_reply ?? false,
  };
}

function readButton(button) {
  if (typeof button === "string") return { label: button, url: null, ask: null };
  const ask = button.request_contact ? "contact" : button.request_location ? "location" : (button.request ?? null);
  return { label: button.text ?? button.label ?? "", url: button.url ?? null, ask, copy: button.copy_text?.text ?? null };
}

/** A message as the page draws it. */
export function readMessage(row) {
  const sender = typeof row.from === "object" ? row.from : row.from === undefined ? null : { id: row.from };
  return {
    stamp: stamp(row), // changes whenever anything that is drawn changes
    id: number(row.id), date: readDate(row.date),
    from: sender && { id: number(sender.id), name: sender.name ?? sender.first_name ?? sender.title ?? "" },
    text: row.text ?? row.caption ?? "", entities: row.entities ?? row.caption_entities ?? [],
    rows: (row.buttons ?? []).map((line) => line.map(readButton)),
    media: readMedia(row.media), edited: Boolean(row.edited),
    replyTo: number(row.reply_to?.id ?? row.reply_to), service: row.service ?? null,
    reactions: readReactions(row.reactions), pinned: Boolean(row.pinned),
    forwarded: row.forwarded ? (row.forwarded.name ?? String(row.forwarded)) : null, topic: row.topic ?? null,
  };
}

function stamp(row) {
  const words = JSON.stringify(row);
  let sum = 0;
  for (let at = 0; at < words.length; at += 1) sum = (Math.imul(sum, 31) + words.charCodeAt(at)) | 0;
  return `${words.length}.${sum}`;
}

function readReactions(reactions) {
  if (!reactions) return [];
  const pairs = Array.isArray(reactions) ? reactions.map((one) => [one.emoji ?? one, one.count ?? 1]) : Object.entries(reactions);
  return pairs.map(([emoji, count]) => ({ emoji, count: Array.isArray(count) ? count.length : Number(count) }));
}

function readMedia(media) {
  if (!media) return null;
  const kind = media.kind ?? media.type ?? Object.keys(media)[0];
  const inner = typeof media[kind] === "object" ? media[kind] : media;
  return { ...inner, kind, url: inner.url ?? null };
}
