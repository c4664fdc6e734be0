// The one place that knows how the people API writes things down; everything else reads the shapes made here.
//
// GET /town         {clock, bot, people, chats, limits, faults, autopilot, hints?, places?, zone?}
// POST /town/settle {settled, pending, next_due?}: with next_due the page can skip to just that instant
// GET /town/screen  {revision, messages, keyboard, typing?}; a message is {id, date, from, text, entities, buttons (rows
//                   of labels), links?, keyboard?, media, edited, reply_to?, service?, reactions?, pinned?, forwarded?,
//                   topic?, album?, quote?, elsewhere?, above?, silent?, deleted?}

/** A date of the API (ISO text, or seconds) as a Date, or null. */
export function readDate(value) {
  if (value === null || value === undefined) return null;
  const date = typeof value === "number" ? new Date(value * 1000) : new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The town: clock, bot, people, chats, and what the page is told to do for the helpers. */
export function readTown(answer) {
  const { clock, bot } = answer;
  return {
    now: readDate(clock.now),
    zone: answer.zone ?? null,
    running: clock.running,
    bot: {
      id: bot.id, username: bot.username, name: bot.first_name, state: bot.state, commands: bot.commands ?? [],
    },
    people: answer.people,
    chats: answer.chats.filter((chat) => chat.type !== "private").map((chat) => ({ admins: [], topics: [], ...chat })),
    limits: answer.limits,
    faults: answer.faults,
    autopilot: answer.autopilot ?? [],
    hints: answer.hints ?? [],
    places: answer.places ?? [],
  };
}

/** A screen without its messages. */
export function readScreen(answer) {
  return {
    revision: answer.revision,
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
    id: row.id, date: readDate(row.date),
    from: row.from ?? null,
    text: row.text ?? "", entities: row.entities ?? [],
    // The keys of a reply keyboard are shown below the chat, not below the message.
    rows: row.keyboard ? [] : (row.buttons ?? []).map((line) => line.map((label) => ({ label, url: row.links?.[label] ?? null }))),
    media: row.media ?? null, edited: Boolean(row.edited),
    replyTo: row.reply_to ?? null, service: row.service || null,
    reactions: row.reactions ?? [], pinned: Boolean(row.pinned), silent: Boolean(row.silent),
    forwarded: row.forwarded ?? null, topic: row.topic ?? null, album: row.album ?? null,
    quote: row.quote ?? null, elsewhere: row.elsewhere ?? null, above: Boolean(row.above),
  };
}

function stamp(row) {
  const words = JSON.stringify(row);
  let sum = 0;
  for (let at = 0; at < words.length; at += 1) sum = (Math.imul(sum, 31) + words.charCodeAt(at)) | 0;
  return `${words.length}.${sum}`;
}
