// Notices who has got something to read while nobody holds their phone; refuses to answer for anybody.
import { avatar, h, icon } from "./dom.js";
import { brief } from "./bubble.js";
import { say } from "./labels.js";
import { picker } from "./menu.js";

const MOST = 80; // people watched; a bigger town would make the server work for a badge

/** A bell with the number of people who have unread private messages; pressed, it lists them. */
export class News {
  constructor(desk) {
    Object.assign(this, { desk, town: desk.town, ends: new Map() });
    this.badge = h("span.badge", { hidden: true });
    this.button = h("button.tool.bell", { "aria-haspopup": "dialog", onclick: () => this.open() }, icon("bell"), this.badge);
    this.town.addEventListener("change", () => this.follow());
    this.show();
  }

  // Everybody with a role: they are written to without having asked.
  follow() {
    const wanted = this.town.people.filter((person) => person.roles.length).slice(0, MOST);
    const ids = new Set(wanted.map((person) => person.id));
    for (const [id, end] of this.ends) if (!ids.has(id)) end(), this.ends.delete(id);
    for (const { id } of wanted) {
      if (this.ends.has(id)) continue;
      const screen = this.desk.screens.of(id, id);
      const show = () => this.show();
      const unwatch = screen.watch("far");
      for (const kind of ["change", "read"]) screen.addEventListener(kind, show);
      this.ends.set(id, () => {
        for (const kind of ["change", "read"]) screen.removeEventListener(kind, show);
        unwatch();
      });
    }
    this.show();
  }

  /** Private chats with something unread that stand on no phone, those that ask for an answer first. */
  get waiting() {
    const shown = new Set(this.desk.phones.filter((phone) => phone.chat === phone.person).map((phone) => phone.person));
    const asks = (screen) => screen.messages.some((message) => message.rows.length);
    return [...this.ends.keys()].filter((id) => !shown.has(id)).map((id) => this.desk.screens.of(id, id)).filter((screen) => screen.unread)
      .sort((one, other) => asks(other) - asks(one) || other.last.date - one.last.date);
  }

  show() {
    const count = this.waiting.length;
    const words = count ? say("news", { n: count }) : say("no_news");
    this.badge.hidden = !count;
    this.badge.textContent = String(count);
    this.button.title = words;
    this.button.setAttribute("aria-label", words);
  }

  open() {
    const rows = this.waiting.map((screen) => {
      const person = this.town.person(screen.person);
      return {
        words: person.name,
        draw: () => h("span.person-row", {}, avatar(person.id, person.name), h("span.holder-words", {}, h("strong", {}, person.name), h("span", {}, brief(screen.last)))),
        act: () => this.desk.hand(person),
      };
    });
    if (!rows.length) return this.desk.notice(say("no_news"));
    return picker(this.button, this.button.title, rows);
  }
}
