// The one place that knows how the people API writes things down; everything else reads the shapes made here.
//
// GET /town         {clock, bot, people, chats, autopilot?, hints?, places?, commands?}
// GET /town/screen  {revision, messages, keyboard, typing?}; a message is {id, date, from, text, entities, buttons (rows
//                   of labels), links?, keyboard?, media, edited, reply_to?, service?, reactions?, pinned?, forwarded?,
//                   topic?, deleted?}

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

/** A screen without its messages. */
export function readScreen(answer) {
  return {
    revision: number(answer.revision) ?? 0,
    keyboard: readKeyboard(answer.keyboard),
    typing: answer.typing ?? null,
  };
}

function readKeyboard(keyboard) {
  if (!keyboard) return null;
  return { message: keyboard.message, rows: keyboard.rows.map((row) => row.map(readButton)), hint: keyboard.placeholder, forceReply: keyboard.force_reply };
}

function readButton(button) {
  if (typeof button === "string") return { label: button, url: null, ask: null };
  return { label: button.text, url: button.url ?? null, ask: button.request_contact ? "contact" : button.request_location ? "location" : null };
}

/** A message as the page draws it. */
export function readMessage(row) {
  return {
    stamp: stamp(row), // changes whenever anything that is drawn changes
    id: number(row.id), date: readDate(row.date),
    from: row.from ?? null,
    text: row.text ?? "", entities: row.entities ?? [],
    // The keys of a reply keyboard are shown below the chat, not below the message.
    rows: row.keyboard ? [] : (row.buttons ?? []).map((line) => line.map((label) => ({ label, url: row.links?.[label] ?? null }))),
    media: row.media ?? null, edited: Boolean(row.edited),
    replyTo: number(row.reply_to), service: row.service || null,
    reactions: row.reactions ?? [], pinned: Boolean(row.pinned),
    forwarded: row.forwarded ?? null, topic: row.topic ?? null,
  };
}

function stamp(row) {
  const words = JSON.stringify(row);
  let sum = 0;
  for (let at = 0; at < words.length; at += 1) sum = (Math.imul(sum, 31) + words.charCodeAt(at)) | 0;
  return `${words.length}.${sum}`;
}
