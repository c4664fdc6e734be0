// An open chat: head, log of messages, foot; refuses to talk to the server (the phone does).
import { move } from "./attach.js";
import { avatar, h, icon } from "./dom.js";
import * as bubble from "./bubble.js";
import { Composer } from "./composer.js";
import { say } from "./labels.js";
import { Log } from "./log.js";
import { menu } from "./menu.js";

const REACTIONS = ["👍", "❤", "🎉", "🙏", "👎"];
const RUN = 5 * 60 * 1000; // messages of one sender within this stand as one run

export class ChatView {
  constructor(phone, screen) {
    Object.assign(this, { phone, screen, town: phone.town });
    this.chat = this.town.chatsOf(phone.person).find((one) => one.id === screen.chat) ?? this.town.chat(screen.chat);
    this.badge = h("span.badge", { hidden: true });
    this.back = h("button.round.back", { onclick: () => this.goBack() }, icon("back"), this.badge);
    this.title = h("h2.chat-title");
    this.subtitle = h("p.chat-subtitle");
    this.face = h("span.face-slot");
    this.pin = h("button.pinned", { hidden: true });
    this.log = new Log(this.chat?.title ?? "");
    this.log.onscroll = (atEnd) => this.scrolled(atEnd);
    this.newest = h("button.round.newest", { "aria-label": say("newest"), title: say("newest"), hidden: true, onclick: () => this.log.toEnd(true) }, icon("down"), h("span.badge", { hidden: true }));
    this.empty = h("div.empty");
    this.composer = new Composer(phone);
    this.foot = h("div.foot");
    this.hints = h("div.hints", { hidden: true });
    this.news = h("div.unseen", { "aria-live": "polite" });
    this.el = h("div.chat", {}, h("header.chat-head", {}, this.back, this.face, h("div.chat-names", {}, this.title, this.subtitle)), this.pin,
      h("div.wall", {}, this.log.el, this.empty, this.newest), this.hints, this.foot, this.news);
    this.onchange = () => this.draw();
    this.onarrived = (event) => this.arrived(event.messages);
    screen.addEventListener("change", this.onchange);
    screen.addEventListener("arrived", this.onarrived);
    this.unwatch = screen.watch("near");
    this.draw();
  }

  shown() {
    this.log.toEnd();
    if (this.phone.wantsFocus) this.composer.text.focus();
  }

  close() {
    this.unwatch();
    this.screen.removeEventListener("change", this.onchange);
    this.screen.removeEventListener("arrived", this.onarrived);
    this.log.sizes.disconnect();
  }

  goBack() {
    this.phone.wantsFocus = true;
    this.phone.show(this.phone.person, null);
  }

  get topic() {
    return this.composer.topic;
  }

  toEnd() {
    this.log.toEnd();
  }

  refresh() {
    this.chat = this.town.chatsOf(this.phone.person).find((one) => one.id === this.screen.chat) ?? this.town.chat(this.screen.chat);
    this.draw();
  }

  draw() {
    this.head();
    this.log.set(this.items());
    this.feet();
    this.countOthers();
    if (this.log.stuck && this.phone.isSeen) this.screen.read();
    this.scrolled(this.log.stuck);
  }

  head() {
    const { chat, town } = this;
    const direct = chat?.type === "private";
    const title = chat?.title ?? String(this.screen.chat);
    if (this.title.textContent !== title) {
      this.title.textContent = title;
      this.face.replaceChildren(avatar(direct ? town.bot.id : this.screen.chat, title, direct ? "bot" : "group"));
    }
    const typing = this.screen.typing;
    this.subtitle.textContent = typing ? say("typing") : direct ? say("bot").toLowerCase() : chat?.members.length === 1 ? say("one_member") : say("members", { n: chat?.members.length ?? 0 });
    this.subtitle.classList.toggle("typing", Boolean(typing));
    const pinned = this.screen.messages.findLast((message) => message.pinned);
    this.pin.hidden = !pinned;
    if (pinned) {
      this.pin.replaceChildren(icon("pinned"), h("span", {}, h("strong", {}, say("pinned")), h("span", {}, bubble.brief(pinned))));
      this.pin.onclick = () => this.touch(pinned, "jump", pinned.id);
    }
  }

  items() {
    const { town, screen } = this;
    const many = this.chat?.type !== "private";
    const items = [];
    const byId = new Map(screen.messages.map((message) => [message.id, message]));
    const { shown, rest } = gathered(screen.messages);
    let dayBefore = null;
    shown.forEach((message, at) => {
      const dayKey = town.dayKey(message.date);
      if (dayKey && dayKey !== dayBefore) {
        const words = town.day(message.date);
        items.push({ key: `day${dayKey}`, version: words, draw: () => bubble.day(words) });
      }
      const before = dayKey === dayBefore ? shown[at - 1] : null;
      dayBefore = dayKey;
      const others = rest.get(message.id) ?? [];
      const after = shown[at + 1];
      const quoted = message.replyTo ? byId.get(message.replyTo) : null;
      const place = {
        mine: message.from?.id === this.phone.person, many, first: !together(before, message), last: !together(message, after),
        quoted, quotedSender: quoted ? town.sender(quoted.from) : "", sender: town.sender(message.from), topic: this.chat?.topics?.find((one) => one.id === message.topic)?.name, time: town.time(message.date), clockTime: (seconds) => town.time(new Date(seconds * 1000)),
      };
      place.album = others.map((one) => ({ message: one, touch: (...touch) => this.touch(one, ...touch) }));
      const version = `${message.stamp}|${place.first}${place.last}${place.time}${place.sender}${quoted?.stamp ?? ""}${others.map((one) => one.stamp)}`;
      items.push({ key: message.id, version, changed: message.edited, draw: () => bubble.draw(message, place, (...touch) => this.touch(message, ...touch)) });
    });
    return items;
  }

  feet() {
    const { phone, screen, town, chat } = this;
    const person = town.person(phone.person);
    const direct = chat?.type === "private";
    const nothing = screen.known && !screen.messages.length;
    const outside = !direct && chat && !chat.members.includes(phone.person);
    let foot;
    if (direct && person?.blocked) foot = "blocked";
    else if (chat?.type === "channel" && !chat.admins.includes(phone.person)) foot = "readonly";
    else if (outside || (screen.refusal && !direct)) foot = "outside";
    else if (direct && !screen.known) foot = "wait";
    else if (direct && nothing && !person?.started) foot = "start";
    else foot = "compose";
    if (foot !== this.footShown) {
      const held = this.foot.contains(document.activeElement);
      this.footShown = foot;
      this.foot.replaceChildren(this.footFor(foot));
      if (held || (foot === "compose" && this.composer.text.value)) (this.foot.querySelector("textarea") ?? this.foot.querySelector("button"))?.focus();
    }
    this.composer.setKeyboard(screen.keyboard);
    this.composer.setTopics(chat?.topics ?? []);
    this.emptyWords(nothing, foot);
    const silent = direct && (foot === "compose" || foot === "start") && !screen.messages.some((message) => message.from?.id === phone.person && !message.text.startsWith("/"));
    this.showHints(silent && town.hints.length && !(person?.roles.length) ? town.hints : []);
  }

  footFor(kind) {
    const { phone } = this;
    if (kind === "compose") return this.composer.el;
    if (kind === "start") return h("button.wide-button.strong", { onclick: () => phone.says("/start") }, "START");
    if (kind === "blocked") return h("div.foot-words", {}, h("span", {}, say("blocked", { name: phone.personName })), h("button.wide-button.plain", { onclick: () => phone.blocks(false) }, say("unblock")));
    if (kind === "readonly") return h("div.foot-words.alone", {}, say("read_only"));
    if (kind === "outside") return h("div.foot-words", {}, h("span", {}, say("not_member", { name: phone.personName })), h("button.wide-button.strong", { onclick: () => phone.joins(this.screen.chat) }, say("join")));
    return h("div.foot-wait");
  }

  emptyWords(nothing, foot) {
    const words = !nothing || foot === "outside" ? "" : foot === "start" ? say("press_start") : this.town.bot.commands.length ? say("slash_hint") : say("nothing_here");
    this.empty.hidden = !words;
    if (this.empty.dataset.words === words) return;
    this.empty.dataset.words = words;
    this.empty.replaceChildren(h("div.empty-card", {}, avatar(this.chat?.type === "private" ? this.town.bot.id : this.screen.chat, this.chat?.title ?? "", "bot"), h("strong", {}, this.chat?.title ?? ""), h("p", {}, words)));
  }

  // A stranger to the bot is shown what one can say; a press puts it into the field, ready to be changed or sent.
  showHints(hints) {
    const words = JSON.stringify(hints);
    if (this.hints.dataset.words === words) return;
    this.hints.dataset.words = words;
    this.hints.hidden = !hints.length;
    this.hints.replaceChildren(h("span.quiet", {}, say("try_this")), ...hints.slice(0, 4).map((hint) => h("button.hint", { onclick: () => this.take(hint) }, hint)));
  }

  async take(hint) {
    if (this.footShown === "start" && !(await this.phone.says("/start"))) return;
    this.composer.fill(hint);
  }

  countOthers() {
    const count = this.phone.unreadElsewhere;
    this.badge.hidden = !count;
    this.badge.textContent = count > 99 ? "99+" : String(count);
    const words = count ? `${say("back")}, ${say("unread", { n: count })}` : say("back");
    this.back.setAttribute("aria-label", words);
    this.back.title = words;
  }

  scrolled(atEnd) {
    this.newest.hidden = atEnd;
    if (atEnd) {
      if (this.phone.isSeen) this.screen.read();
      this.missed = 0;
    }
    const badge = this.newest.querySelector(".badge");
    badge.hidden = !this.missed;
    badge.textContent = String(this.missed ?? 0);
  }

  arrived(messages) {
    const others = messages.filter((message) => message.from?.id !== this.phone.person);
    if (!others.length) return;
    if (!this.log.stuck) this.missed = (this.missed ?? 0) + others.length;
    const last = others.at(-1);
    this.news.textContent = `${this.phone.personName}: ${this.town.sender(last.from)}: ${bubble.brief(last)}`;
  }

  touch(message, kind, value, element) {
    const { phone } = this;
    if (kind === "tap") return this.tap(message, value, element);
    if (kind === "react") return phone.reacts(message, value);
    if (kind === "vote") return phone.taps(message.id, value);
    if (kind === "command") return phone.says(value.replace(/@\w+$/, (name) => (name.slice(1) === this.town.bot.username ? "" : name)));
    if (kind === "link") return phone.follow(value);
    if (kind === "jump") return this.log.jump(this.album(value)[0].id);
    if (kind === "menu") return this.menu(message, element);
    if (kind === "picture") return this.picture(value);
    if (kind === "mention" || kind === "hashtag") return this.composer.fill(`${this.composer.text.value}${value} `);
    if (kind === "copy" || kind === "phone_number") return navigator.clipboard?.writeText(value).then(() => phone.toast(value), () => phone.toast(value));
    return undefined;
  }

  async tap(message, index, button) {
    button.classList.add("waiting");
    button.setAttribute("aria-busy", "true");
    await this.phone.taps(message.id, index);
    button.classList.remove("waiting");
    button.removeAttribute("aria-busy");
  }

  /** The messages shown together with this one, the first of them at the head. */
  album(id) {
    const { shown, rest } = gathered(this.screen.messages);
    const first = shown.find((message) => message.id === id || rest.get(message.id)?.some((one) => one.id === id));
    return first ? [first, ...(rest.get(first.id) ?? [])] : [{ id }];
  }

  menu(message, anchor) {
    const { phone } = this;
    const mine = message.from?.id === phone.person;
    const live = message.media?.live_until && !message.media.stopped;
    const box = menu(anchor, say("actions_for"), [
      { icon: "reply", label: say("reply"), act: () => this.composer.reply(message, this.town.sender(message.from)) },
      message.text && { icon: "copy", label: say("copy"), act: () => this.touch(message, "copy", message.text) },
      mine && live && { icon: "pin", label: say("move"), act: () => move(phone, message) },
      mine && message.text && { icon: "edit", label: say("edit"), act: () => this.composer.edit(message) },
      mine && { icon: "bin", label: say("delete"), danger: true, act: () => this.album(message.id).forEach((one) => phone.deletes(one)) },
    ]);
    const react = (emoji) => (box.hidePopover(), phone.reacts(message, emoji));
    box.prepend(h("div.quick", { role: "group", "aria-label": say("react") }, REACTIONS.map((emoji) => h("button.round", { role: "menuitem", "aria-label": `${say("react")} ${emoji}`, onclick: () => react(emoji) }, emoji))));
  }

  picture(address) {
    const box = h("dialog.lightbox", { "aria-label": say("photo"), onclick: () => box.close() }, h("img", { src: address, alt: say("photo") }), h("button.round", { "aria-label": say("close") }, icon("close")));
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    box.showModal();
  }
}

/** What is shown, an album standing where its first message does; and, by its id, the rest of each album.
 * An answer that came while the album was still being sent does not tear it apart. */
function gathered(messages) {
  const first = new Map();
  const rest = new Map();
  const shown = messages.filter((message) => {
    const album = message.album && `${message.from?.id}|${message.album}`;
    const leader = album && first.get(album);
    if (leader) rest.get(leader).push(message);
    else if (album) first.set(album, message.id), rest.set(message.id, []);
    return !leader;
  });
  return { shown, rest };
}

function together(one, next) {
  if (!one || !next || one.service || next.service) return false;
  return one.from?.id === next.from?.id && Math.abs((next.date ?? 0) - (one.date ?? 0)) < RUN && !one.rows.length;
}
