// Turns text with Telegram's entities (UTF-16 units, as JavaScript counts) into nodes; refuses HTML strings altogether.
import { h } from "./dom.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  spoiler: "span.spoiler", blockquote: "blockquote", expandable_blockquote: "blockquote",
};

/**
 * Nodes for a text. `touch(kind, value)` is called for what can be pressed:
 * "command", "mention", "hashtag", "link" (value is the address), "phone_number", "email", "copy".
 */
export function render(text, entities, touch) {
  const sorted = [...(entities ?? [])]
    .filter((entity) => entity.length > 0 && entity.offset >= 0 && entity.offset < text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, 0, text.length, sorted, touch);
}

function span(text, from, to, entities, touch) {
  const nodes = [];
  let at = from;
  let next = 0;
  while (next < entities.length) {
    const entity = entities[next];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    // What begins inside this one nests in it (cut at its end); the rest follows.
    const inside = [];
    let after = next + 1;
    while (after < entities.length && entities[after].offset < end) inside.push(entities[after++]);
    if (start > at) nodes.push(text.slice(at, start));
    if (end > start) nodes.push(element(entity, text.slice(start, end), span(text, start, end, inside, touch), touch));
    at = Math.max(at, end);
    next = after;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function element(entity, words, children, touch) {
  const press = (kind, value) => (event) => {
    event.preventDefault();
    event.stopPropagation();
    touch(kind, value);
  };
  const link = (kind, value, address = "#") => h("a.link", { href: address, onclick: press(kind, value) }, children);
  switch (entity.type) {
    case "bot_command": return link("command", words);
    case "mention": return link("mention", words);
    case "text_mention": return link("mention", entity.user?.first_name ?? words);
    case "hashtag": case "cashtag": return link("hashtag", words);
    case "phone_number": return h("a.link", { href: `tel:${words.replace(/[^+\d]/g, "")}`, onclick: press("phone_number", words) }, children);
    case "email": return h("a.link", { href: `mailto:${words}` }, children);
    case "url": return link("link", withScheme(words), safe(withScheme(words)));
    case "text_link": return link("link", entity.url, safe(entity.url));
    case "spoiler": return spoiler(children);
    case "code": return h("code", { title: words, onclick: press("copy", words) }, children);
    case "pre": return h("pre", { tabIndex: 0 }, h("code", {}, children));
    default: return TAGS[entity.type] ? h(TAGS[entity.type], {}, children) : h("span", {}, children);
  }
}

function spoiler(children) {
  const reveal = (event) => event.currentTarget.classList.add("shown");
  return h("span.spoiler", { tabIndex: 0, role: "button", onclick: reveal, onkeydown: (event) => event.key === "Enter" && reveal(event) }, children);
}

const withScheme = (address) => (/^[a-z][a-z+.-]*:/i.test(address) ? address : `https://${address}`);

/** Only addresses a chat program would open; anything else (javascript:, data:) leads nowhere. */
function safe(address) {
  return /^(https?|tg|mailto|tel):/i.test(address ?? "") ? address : "#";
}
