// One phone: whose it is, which chat is open, and what its holder does; refuses to know about other phones.
import * as api from "./api.js";
import { location as askLocation } from "./attach.js";
import { avatar, h, icon } from "./dom.js";
import { ChatList } from "./chatlist.js";
import { ChatView } from "./chatview.js";
import { say } from "./labels.js";
import { menu, picker } from "./menu.js";

export class Phone {
  constructor(desk, { person, chat }) {
    Object.assign(this, { desk, town: desk.town, screens: desk.screens, person, chat });
    this.unwatch = [];
    this.anonymous = new Set(); // the groups in which this admin hides the name
    this.holder = h("button.holder", { "aria-haspopup": "dialog", title: say("choose_person"), onclick: (event) => this.chooseHolder(event.currentTarget) });
    this.more = h("button.round", { "aria-label": say("more"), title: say("more"), "aria-haspopup": "menu", onclick: (event) => this.showMenu(event.currentTarget) }, icon("more"));
    this.body = h("div.phone-body");
    this.toasts = h("div.toasts", { role: "status", "aria-live": "polite" });
    this.el = h("section.phone", {}, h("header.strip", {}, this.holder, this.more), this.body, this.toasts);
    this.el.addEventListener("focusin", () => desk.touched(this));
    this.show(person, chat);
  }

  get personName() {
    return this.town.person(this.person)?.name ?? String(this.person);
  }

  get ownNumber() {
    return this.town.person(this.person)?.phone ?? "";
  }

  /** Open a chat of a person, or the list of chats (chat null). */
  show(person, chat) {
    this.leave();
    Object.assign(this, { person, chat });
    this.others = this.town.chatsOf(person).map((one) => this.screens.of(person, one.id));
    for (const screen of this.others) {
      if (screen.chat === chat) continue;
      this.unwatch.push(screen.watch("far"));
    }
    for (const screen of this.others) {
      const show = () => {
        if (screen.chat !== chat) this.view?.countOthers?.();
        this.desk.countUnread();
      };
      for (const kind of ["change", "read"]) {
        screen.addEventListener(kind, show);
        this.unwatch.push(() => screen.removeEventListener(kind, show));
      }
    }
    this.view = chat === null ? new ChatList(this) : new ChatView(this, this.screens.of(person, chat));
    this.body.replaceChildren(this.view.el);
    this.view.shown?.();
    this.label();
    this.desk.changed();
  }

  leave() {
    for (const end of this.unwatch) end();
    this.unwatch = [];
    this.view?.close();
  }

  /** The town changed: names, members, the bot's state. */
  refresh() {
    const chats = this.town.chatsOf(this.person).map((one) => one.id);
    if (chats.join() !== this.others.map((screen) => screen.chat).join()) this.show(this.person, this.chat);
    this.label();
    this.view.refresh();
  }

  label() {
    const person = this.town.person(this.person);
    const roles = (person?.roles ?? []).map((role) => (["helper", "admin"].includes(role) ? say(role) : role));
    const words = [roles.join(" · ") || say("customer"), person?.language?.toUpperCase()].filter(Boolean).join(" · ");
    this.el.setAttribute("aria-label", say("phone_of", { name: this.personName }));
    this.el.dataset.role = person?.roles?.includes("admin") ? "admin" : person?.roles?.includes("helper") ? "helper" : "customer";
    const wanted = `${this.person}|${this.personName}|${words}`;
    if (this.holder.dataset.words === wanted) return;
    this.holder.dataset.words = wanted;
    this.holder.replaceChildren(avatar(this.person, this.personName), h("span.holder-words", {}, h("strong", {}, this.personName), h("span", {}, words)), icon("down"));
  }

  /** Whether somebody at the page can see this phone: on a small screen only the one in front. */
  get isSeen() {
    return !document.hidden && this.el.checkVisibility();
  }

  /** Messages nobody has read in any chat. */
  get unread() {
    return this.others.reduce((sum, screen) => sum + screen.unread, 0);
  }

  /** Messages nobody has read in the chats that are not open here. */
  get unreadElsewhere() {
    return this.others.filter((screen) => screen.chat !== this.chat).reduce((sum, screen) => sum + screen.unread, 0);
  }

  chooseHolder(anchor) {
    const rows = this.town.people.map((person) => ({
      words: `${person.name} ${person.roles.join(" ")} ${person.language}`, current: person.id === this.person,
      draw: () => h("span.person-row", {}, avatar(person.id, person.name), h("span.holder-words", {}, h("strong", {}, person.name), h("span", {}, [...person.roles.map((role) => (["helper", "admin"].includes(role) ? say(role) : role)), person.language.toUpperCase()].filter(Boolean).join(" · ")))),
      act: () => this.show(person.id, this.chat !== null && this.chat < 0 && this.town.chat(this.chat)?.members.includes(person.id) ? this.chat : person.id),
    }));
    const footer = (close) => h("button.menu-item.apart", { onclick: () => (close(), this.desk.addPerson(this)) }, icon("plus"), h("span", {}, say("add_person")));
    picker(anchor, say("find_person"), rows, { footer });
  }

  showMenu(anchor) {
    const person = this.town.person(this.person);
    const outside = this.town.chats.filter((chat) => !chat.members.includes(this.person));
    const group = this.town.chat(this.chat);
    const anonymous = this.anonymous.has(this.chat);
    menu(anchor, say("more"), [
      group?.admins.includes(this.person) && { icon: "person", label: say(anonymous ? "anonymous_off" : "anonymous_on"), act: () => this.hides(!anonymous) },
      person?.blocked ? { icon: "block", label: say("unblock"), act: () => this.blocks(false) } : { icon: "block", label: say("block"), act: () => this.blocks(true) },
      group && group.members.includes(this.person) && { icon: "leave", label: say("leave"), danger: true, act: () => this.leaves(group.id) },
      ...outside.map((chat) => ({ icon: "people", label: `${say("join")}: ${chat.title}`, act: () => this.joins(chat.id) })),
      this.desk.phones.length > 1 && { icon: "close", label: say("close_phone"), act: () => this.desk.remove(this) },
    ]);
  }

  // What the holder does. Each answers whether it worked; a refusal is told in a toast.

  async does(path, body, { file = null, chat = this.chat } = {}) {
    try {
      const fields = { person: this.person, ...(chat === null ? {} : { chat }), ...body };
      const answer = file ? await api.postFile(path, fields, file.field, file.blob, file.name) : await api.post(path, fields);
      this.desk.playedByHand(this.person);
      this.screens.hurry();
      return answer ?? true;
    } catch (problem) {
      this.toast(problem instanceof api.Away ? say("away") : problem.message);
      return null;
    }
  }

  says(text, replyTo = undefined) {
    this.view.toEnd?.();
    const topic = this.view.topic;
    return this.does("/says", { text, ...(replyTo ? { reply_to: replyTo } : {}), ...(topic ? { topic } : {}) });
  }

  edits(message, text) {
    return this.does("/edits", { message: message.id, text });
  }

  deletes(message) {
    return this.does("/deletes", { message: message.id });
  }

  sendFile(kind, blob, name, more = {}) {
    this.view.toEnd?.();
    return this.does(`/${kind}`, more, { file: { field: kind, blob, name } });
  }

  /** A picture or a file, with what stands in the field as its caption. */
  async sendPicture(kind, file) {
    const caption = this.view.composer.text.value.trim();
    if ((await this.sendFile(kind, file, file.name || "pasted.png", caption ? { caption } : {})) && caption) this.view.composer.clear();
  }

  sendLocation({ latitude, longitude }, livePeriod = 0, replyTo = undefined) {
    this.view.toEnd?.();
    return this.does("/location", { latitude, longitude, ...(livePeriod ? { live_period: livePeriod } : {}), ...(replyTo ? { reply_to: replyTo } : {}) });
  }

  moves(message, { latitude, longitude }) {
    return this.does("/moves", { message: message.id, latitude, longitude });
  }

  reacts(message, emoji) {
    return this.does("/reacts", { message: message.id, emoji });
  }

  sendContact(number, name) {
    this.view.toEnd?.();
    const [first, ...rest] = name.split(" ");
    return this.does("/contact", { phone_number: number, first_name: first, ...(rest.length ? { last_name: rest.join(" ") } : {}) });
  }

  sendSticker(emoji) {
    this.view.toEnd?.();
    return this.does("/sticker", { emoji });
  }

  async taps(message, index) {
    const answer = await this.does("/taps", { message, button: index });
    if (!answer) return;
    if (answer.text) {
      if (answer.alert) this.alert(answer.text);
      else this.toast(answer.text);
    } else if (answer.answered === false) this.toast(say("no_answer"));
    this.screens.hurry();
  }

  /** A key of the reply keyboard: its text, or the contact or the place it asks for. */
  async pressKey(button, at, keyboard) {
    this.view.toEnd?.();
    if (button.ask === "location") return askLocation(this, (place, live) => this.sendLocation(place, live, keyboard.message));
    return this.does("/taps", { message: keyboard.message, button: at });
  }

  async blocks(on) {
    if (await this.does("/blocks", { on }, { chat: null })) await this.town.look();
  }

  async hides(on) {
    if (!(await this.does("/anonymous", { on }))) return;
    if (on) this.anonymous.add(this.chat);
    else this.anonymous.delete(this.chat);
  }

  async joins(chat) {
    const answer = await this.does("/join", {}, { chat });
    if (!answer) return;
    if (answer.asked) return this.toast(say("asked_to_join"));
    await this.town.look();
    this.show(this.person, answer.chat);
  }

  async leaves(chat) {
    if (!(await this.does("/leave", {}, { chat }))) return;
    await this.town.look();
    this.show(this.person, null);
  }

  /** A link inside the town is followed here; one that leads out opens a new tab. */
  async follow(address) {
    const inside = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(?:(\+|joinchat\/)([\w-]+)|(\w+)(?:\?(.*))?)/i.exec(address) ?? /^tg:\/\/resolve\?domain=(\w+)&?(.*)$/i.exec(address);
    if (!inside) return /^(https?|mailto|tel):/i.test(address) ? window.open(address, "_blank", "noopener,noreferrer") : undefined;
    if (inside[2] && inside[1]) return this.joins(address);
    const [name, query] = address.startsWith("tg:") ? [inside[1], inside[2]] : [inside[3], inside[4]];
    if (name?.toLowerCase() !== this.town.bot.username.toLowerCase()) return this.toast(say("link_not_opened", { url: address }));
    this.show(this.person, this.person);
    const payload = new URLSearchParams(query ?? "").get("start");
    if (payload !== null) await this.says(`/start ${payload}`);
  }

  commands() {
    return this.town.bot.commands ?? [];
  }

  lastOwn() {
    return this.view.screen?.messages.findLast((message) => message.from?.id === this.person && message.text && !message.service) ?? null;
  }

  replyTo(id) {
    const message = this.view.screen?.messages.find((one) => one.id === id);
    if (message) this.view.composer.reply(message, this.town.sender(message.from));
  }

  /** A short word at the foot of the phone, as the bot's answer to a tap is shown. */
  toast(words) {
    const box = h("div.toast", {}, words);
    this.toasts.replaceChildren(box);
    setTimeout(() => box.remove(), 3500 + words.length * 40);
  }

  /** An answer that wants to be acknowledged. */
  alert(words) {
    const box = h("dialog.alert", { role: "alertdialog", "aria-label": this.town.bot.name }, h("strong", {}, this.town.bot.name), h("p", {}, words), h("button.strong", { onclick: () => box.close() }, say("ok")));
    const before = document.activeElement;
    box.addEventListener("close", () => (box.remove(), before?.isConnected && before.focus()));
    box.addEventListener("keydown", (event) => event.key === "Escape" && box.close());
    this.el.append(box);
    box.show(); // only this phone waits; the others go on
    box.querySelector("button").focus();
  }
}
