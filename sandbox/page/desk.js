// The phones side by side (or one with a switcher on a small screen) and who holds them at the beginning.
import * as api from "./api.js";
import { avatar, h, icon } from "./dom.js";
import { languages, say } from "./labels.js";
import { dialog, field } from "./menu.js";
import { Phone } from "./phone.js";
import { keep, recall } from "./screens.js";

const MOST = 4;

export class Desk extends EventTarget {
  constructor(town, screens) {
    super();
    Object.assign(this, { town, screens });
    this.el = document.getElementById("desk");
    this.switcher = document.getElementById("switcher");
    this.phones = [];
    this.front = 0; // the phone shown on a small screen
    this.byHand = new Map();
    town.addEventListener("change", () => this.refresh());
  }

  refresh() {
    if (!this.town.people.length && !this.phones.length) return this.showNobody();
    const lost = this.phones.some((phone) => !this.town.person(phone.person));
    const other = this.town.bot.id !== this.botSeen && this.botSeen !== undefined;
    this.botSeen = this.town.bot.id;
    if (lost || other) {
      this.screens.startOver();
      for (const phone of this.phones) phone.leave();
      this.phones = [];
    }
    if (!this.phones.length) this.layOut(lost || other ? null : recall("phones"));
    for (const phone of this.phones) phone.refresh();
  }

  showNobody() {
    this.el.replaceChildren(h("div.empty-desk", {}, h("p", {}, say("no_chats")), h("button.strong.wide-button", { onclick: () => this.addPerson(null) }, say("add_person"))));
  }

  // What was open at the last visit, as far as it still exists; else customer, helper, helper chat, admin chat.
  layOut(kept) {
    const known = (one) => this.town.person(one.person) && (one.chat === null || one.chat === one.person || this.town.chat(one.chat));
    const wished = Array.isArray(kept) && kept.length && kept.every(known) ? kept : this.firstLook();
    this.el.replaceChildren();
    for (const one of wished.slice(0, MOST)) this.add(one.person, one.chat);
  }

  firstLook() {
    const { people, chats } = this.town;
    const plain = people.find((person) => !person.roles.length) ?? people[0];
    const helperChat = chats.find((chat) => chat.role === "helpers");
    const adminChat = chats.find((chat) => chat.role === "admins");
    const helpers = people.filter((person) => person.roles.includes("helper") && (!helperChat || helperChat.members.includes(person.id)));
    const admin = people.find((person) => person.roles.includes("admin") && adminChat?.members.includes(person.id));
    const look = [{ person: plain.id, chat: plain.id }];
    if (helpers[0]) look.push({ person: helpers[0].id, chat: helpers[0].id });
    const second = helpers[1] ?? helpers[0];
    if (second && helperChat) look.push({ person: second.id, chat: helperChat.id });
    if (admin) look.push({ person: admin.id, chat: adminChat.id });
    if (look.length === 1) for (const other of people.filter((person) => person !== plain).slice(0, 2)) look.push({ person: other.id, chat: other.id });
    return look;
  }

  add(person, chat) {
    if (this.phones.length >= MOST) return this.notice(say("four_at_most"));
    const phone = new Phone(this, { person, chat });
    this.phones.push(phone);
    this.el.append(phone.el);
    this.changed();
    return phone;
  }

  addPhone() {
    const free = this.town.people.find((person) => !this.phones.some((phone) => phone.person === person.id)) ?? this.town.people[0];
    const phone = free && this.add(free.id, free.id);
    if (phone) this.bringUp(this.phones.indexOf(phone));
  }

  remove(phone) {
    phone.leave();
    phone.el.remove();
    this.phones = this.phones.filter((one) => one !== phone);
    this.front = Math.min(this.front, this.phones.length - 1);
    this.changed();
  }

  /** A person or chat of a phone changed: remember it, draw the switcher again. */
  changed() {
    if (this.phones.some((phone) => !phone.el.isConnected)) return;
    keep("phones", this.phones.map(({ person, chat }) => ({ person, chat })));
    this.el.style.setProperty("--phones", this.phones.length);
    this.drawSwitcher();
    this.dispatchEvent(new Event("change"));
  }

  /** Give a person a phone: the one that holds their like in a private chat, else the one in front. */
  hand(person) {
    const alike = this.phones.find((phone) => phone.chat === phone.person && this.town.person(phone.person)?.roles.join() === person.roles.join());
    const phone = alike ?? this.phones[this.front];
    phone.show(person.id, person.id);
    this.bringUp(this.phones.indexOf(phone));
  }

  drawSwitcher() {
    const held = this.switcher.contains(document.activeElement);
    this.switcher.hidden = this.phones.length < 2;
    this.switcher.setAttribute("aria-label", say("phones"));
    this.switcher.replaceChildren(...this.phones.map((phone, at) => h("button.switch", { "aria-current": at === this.front ? "true" : null, onclick: () => this.bringUp(at) },
      avatar(phone.person, phone.personName), h("span", {}, phone.personName.split(" ")[0]), h("span.switch-chat", {}, phone.chat !== null && phone.chat < 0 ? (this.town.chat(phone.chat)?.title ?? "") : ""), h("span.badge", { hidden: true }))));
    this.phones.forEach((phone, at) => phone.el.classList.toggle("front", at === this.front));
    if (held) this.switcher.children[this.front]?.focus();
    this.countUnread();
  }

  /** What nobody has read on a phone stands at its place in the switcher. */
  countUnread() {
    for (const [at, phone] of this.phones.entries()) {
      const badge = this.switcher.children[at]?.querySelector(".badge");
      const count = phone.others ? phone.unread : 0;
      if (!badge) continue;
      badge.hidden = !count;
      badge.textContent = count > 99 ? "99+" : String(count);
      badge.setAttribute("aria-label", say("unread", { n: count }));
    }
  }

  bringUp(at) {
    this.front = at;
    this.drawSwitcher();
    this.phones[at].el.scrollIntoView({ behavior: "smooth", block: "nearest", inline: "nearest" });
    this.phones[at].view.toEnd?.();
    this.phones[at].view.refresh();
  }

  touched(phone) {
    const at = this.phones.indexOf(phone);
    if (at >= 0 && at !== this.front) {
      this.front = at;
      this.drawSwitcher();
    }
  }

  /** Somebody at the page has just played this person: the autopilot leaves them alone for a while. */
  playedByHand(person) {
    this.byHand.set(person, performance.now());
  }

  addPerson(phone) {
    const name = h("input.field", { required: true, maxLength: 60, autocomplete: "off" });
    const language = h("select.field", {}, languages.map((code) => h("option", { value: code }, code)));
    const roles = ["helper", "admin"].map((role) => {
      const box = h("input", { type: "checkbox", value: role });
      return { box, el: h("label.check", {}, box, h("span", {}, say(role === "helper" ? "helpers_chat" : "admins_chat"))) };
    });
    dialog(say("add_person"), [field(say("name"), name), field(say("person_language"), language), h("fieldset.checks", {}, h("legend", {}, say("roles")), roles.map(({ el }) => el))], {
      action: say("add"),
      act: async () => {
        const chosen = roles.filter(({ box }) => box.checked).map(({ box }) => box.value);
        const person = await api.post("/people", { name: name.value.trim(), language: language.value, ...(chosen.length ? { roles: chosen } : {}) });
        await this.town.look();
        const id = person.id;
        if (phone) phone.show(id, id);
        else if (this.phones.length < MOST) this.bringUp(this.phones.indexOf(this.add(id, id)));
        else this.phones[this.front].show(id, id);
      },
    });
  }

  notice(words) {
    const box = document.getElementById("notice");
    box.textContent = words;
    box.classList.add("shown");
    clearTimeout(this.noticeEnd);
    this.noticeEnd = setTimeout(() => box.classList.remove("shown"), 3500);
  }
}
