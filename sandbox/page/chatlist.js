// The list of a person's chats with the last words and what is unread; refuses to open messages.
import { avatar, h } from "./dom.js";
import { brief } from "./bubble.js";
import { say } from "./labels.js";

export class ChatList {
  constructor(phone) {
    this.phone = phone;
    this.rows = h("div.chat-rows", {});
    this.el = h("nav.chat-list", { "aria-label": say("chats") }, h("h2.list-head", {}, say("chats")), this.rows);
    this.ends = phone.others.flatMap((screen) => ["change", "read"].map((kind) => {
      const draw = () => this.refresh();
      screen.addEventListener(kind, draw);
      return () => screen.removeEventListener(kind, draw);
    }));
    this.refresh();
  }

  shown() {
    if (this.phone.wantsFocus) this.rows.querySelector("button")?.focus();
  }

  refresh() {
    const { phone } = this;
    const held = [...this.rows.children].indexOf(document.activeElement);
    this.rows.replaceChildren(...phone.town.chatsOf(phone.person).map((chat) => this.row(chat)));
    this.rows.children[held]?.focus();
  }

  row(chat) {
    const { phone } = this;
    const screen = phone.screens.of(phone.person, chat.id);
    const { last, unread } = screen;
    const who = last?.service ? "" : last?.from && chat.type !== "private" ? `${phone.town.sender(last.from)}: ` : last?.from?.id === phone.person ? `${say("you")}: ` : "";
    return h("button.chat-row", { onclick: () => phone.show(phone.person, chat.id) },
      avatar(chat.type === "private" ? phone.town.bot.id : chat.id, chat.title, chat.type === "private" ? "bot" : "group"),
      h("span.chat-words", {},
        h("span.chat-line", {}, h("strong", {}, chat.title), h("time", {}, last ? phone.town.time(last.date) : "")),
        h("span.chat-line", {}, h("span.last-words", {}, last ? who + brief(last) : ""), unread ? h("span.badge", { "aria-label": say("unread", { n: unread }) }, String(unread)) : null)));
  }

  close() {
    for (const end of this.ends) end();
  }
}
