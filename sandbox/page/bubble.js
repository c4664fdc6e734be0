// Draws one message: bubble, media, buttons, reactions, service lines; refuses to send anything itself (it tells `touch`).
import { avatar, h, hue, icon } from "./dom.js";
import { render } from "./entities.js";
import { say, sayService } from "./labels.js";
import * as media from "./media.js";

/**
 * The row for a message. `place` says how it stands in the chat: mine, first and last of a run of one sender, many
 * (a chat of several people), quoted (the message replied to), album (what else is shown with it), time (words), sender (name).
 * `touch(kind, value, element)` is told what was pressed.
 */
export function draw(message, place, touch) {
  if (message.service) return line(message);
  const row = h(`div.row.${place.mine ? "out" : "in"}${place.first ? ".first" : ""}${place.last ? ".last" : ""}${place.many ? ".many" : ""}`, {
    "data-message": message.id, tabIndex: -1, role: "article", "aria-label": spoken(message, place), style: place.mine ? "" : `--hue:${hue(message.from?.id)}`,
  });
  if (place.many && !place.mine) row.append(place.last ? avatar(message.from?.id, place.sender) : h("span.avatar-gap"));
  const body = h("div.body");
  body.append(bubble(message, place, touch));
  if (message.rows.length) body.append(keys(message, touch));
  row.append(body);
  return row;
}

/** A message in a few words, for lists, quotes and screen readers. */
export function brief(message) {
  if (!message) return "";
  if (message.service) return sayService(message.service);
  const kind = { photo: "photo", location: "location", venue: "place", contact: "contact", voice: "voice", audio: "voice", document: "document", video: "video", sticker: "sticker", poll: "poll", }[message.media?.kind];
  const what = message.media ? say(kind ?? "document") : "";
  const text = message.text || message.media?.question || message.media?.emoji || "";
  return [what, text.replace(/\s+/g, " ")].filter(Boolean).join(": ").slice(0, 160);
}

/** The row between two days. */
export const day = (words) => h("div.row.line.day", {}, h("span.chip", {}, words));

const spoken = (message, place) => `${place.mine ? say("you") : place.sender}, ${place.time}${message.edited ? `, ${say("edited")}` : ""}: ${brief(message)}`;

function line(message) {
  const words = sayService(message.service);
  return h("div.row.line", { "data-message": message.id, role: "article", tabIndex: -1, "aria-label": words }, h("span.chip", {}, words));
}

function bubble(message, place, touch) {
  const alone = message.media && !message.text && !place.album.length && !message.elsewhere && !place.quoted && ["photo", "sticker", "location", "venue"].includes(message.media.kind);
  const box = h(`div.bubble${alone ? ".bare" : ""}${message.media ? `.has-${message.media.kind}` : ""}`);
  if (place.many && !place.mine && place.first) box.append(h("div.sender", {}, place.sender));
  if (message.topic) box.append(h("div.topic", {}, `# ${place.topic ?? message.topic}`));
  if (message.forwarded) box.append(h("div.forwarded", {}, say("forwarded", { name: message.forwarded })));
  if (place.quoted) {
    box.append(h("button.quote", { onclick: () => touch("jump", place.quoted.id) }, h("strong", {}, place.quotedSender), h("span", {}, message.quote ?? brief(place.quoted))));
  }
  if (message.elsewhere) box.append(h("div.quote", {}, h("strong", {}, say("elsewhere", { name: message.elsewhere })), message.quote ? h("span", {}, message.quote) : null));
  const shown = place.album.length ? album(message, place, touch) : message.media ? media.draw(message.media, touch, place.clockTime) : null;
  if (shown && !message.above) box.append(shown);
  const marks = h("span.marks", {}, message.pinned ? icon("pinned") : null, message.silent ? h("span.silent", { title: say("silent") }, icon("mute")) : null, message.edited ? h("span.edited", {}, say("edited")) : null, h("time", {}, place.time), place.mine ? icon("tick") : null);
  const said = [message, ...place.album.map((one) => one.message)].find((one) => one.text);
  if (said) {
    const words = h("div.text", { dir: "auto" }, render(said.text, said.entities, touch));
    if (onlyEmoji(said)) words.classList.add("huge");
    words.append(marks);
    box.append(words);
  } else box.append(marks);
  if (shown && message.above) box.append(shown);
  if (message.reactions.length) {
    box.append(h("div.reactions", {}, message.reactions.map(({ emoji, count }) => h("button.reaction", { "aria-label": `${emoji} ${count}`, onclick: () => touch("react", emoji) }, emoji, h("span", {}, String(count))))));
  }
  box.append(h("button.round.grip", { tabIndex: -1, "aria-label": say("actions_for"), title: say("actions_for"), onclick: (event) => touch("menu", null, event.currentTarget) }, icon("down")));
  return box;
}

// Pictures of an album stand side by side, papers and sounds one below the other.
function album(message, place, touch) {
  const all = [{ message, touch }, ...place.album];
  const pictures = all.every((one) => ["photo", "video"].includes(one.message.media?.kind));
  return h(`div.album${pictures ? ".pictures" : ""}`, { role: "group", "aria-label": say("album"), "data-odd": all.length % 2 ? "" : null },
    all.map((one) => h("div.album-part", { "data-message": one.message.id }, media.draw(one.message.media, one.touch, place.clockTime))));
}

function keys(message, touch) {
  let index = 0;
  return h("div.keys", { role: "group" }, message.rows.map((row) => h("div.keys-row", {}, row.map((button) => {
    const at = index++;
    const press = (event) => (button.url ? touch("link", button.url) : touch("tap", at, event.currentTarget));
    return h("button.key", { "data-index": at, onclick: press, title: button.url ?? "" }, h("span", {}, button.label), button.url ? icon("out") : null);
  }))));
}

// A few emoji and nothing else are shown large, as chat programs do (joiners and variation selectors belong to them).
const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|\s){1,7}$/u;
const onlyEmoji = (message) => !message.media && message.text.length <= 14 && EMOJI.test(message.text) && message.text.trim() !== "";
