// The foot of a chat: text, attachments, reply keyboard, reply and edit; refuses to draw messages.
import { attachments } from "./attach.js";
import { h, icon } from "./dom.js";
import { say } from "./labels.js";
import { menu } from "./menu.js";

/** `phone` does what is wished: says, sends, edits; this only gathers it. */
export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.about = null; // {kind: "reply" | "edit", message}
    this.keyboardShown = true;
    this.text = h("textarea.composer-text", { rows: 1, "aria-label": say("message"), placeholder: say("message"), autocomplete: "off", enterKeyHint: "send" });
    this.text.addEventListener("input", () => this.typed());
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("paste", (event) => this.pasted(event));
    this.clip = h("button.round", { "aria-label": say("attach"), title: say("attach"), "aria-haspopup": "menu", onclick: () => this.attach() }, icon("attach"));
    this.toggle = h("button.round", { "aria-label": say("keyboard"), title: say("keyboard"), hidden: true, onclick: () => this.flip() }, icon("keyboard"));
    this.send = h("button.round.strong.send", { "aria-label": say("send"), title: say("send"), onclick: () => this.submit() }, icon("send"));
    this.aboutRow = h("div.about", { hidden: true });
    this.topics = h("select.small-select.topic-select", { "aria-label": say("topic"), hidden: true });
    this.suggestions = h("div.suggestions", { hidden: true });
    this.keys = h("div.reply-keys", { role: "group", "aria-label": say("keyboard"), hidden: true });
    this.el = h("div.composer", {}, this.suggestions, this.topics, this.aboutRow, h("div.composer-row", {}, this.clip, this.text, this.toggle, this.send), this.keys);
  }

  typed() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 140)}px`;
    this.suggest();
  }

  // Commands the bot has set are offered while one is being typed.
  suggest() {
    const typed = this.text.value;
    const commands = /^\/\w*$/.test(typed) ? this.phone.commands().filter((one) => `/${one.command}`.startsWith(typed)) : [];
    this.suggestions.hidden = !commands.length;
    this.suggestions.replaceChildren(...commands.slice(0, 8).map((one) => h("button.suggestion", { onclick: () => this.phone.says(`/${one.command}`) && this.clear() }, h("strong", {}, `/${one.command}`), h("span", {}, one.description ?? ""))));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.about) this.forget();
    else if (event.key === "ArrowUp" && !this.text.value) {
      const mine = this.phone.lastOwn();
      if (mine) event.preventDefault(), this.edit(mine);
    }
  }

  pasted(event) {
    const picture = [...(event.clipboardData?.files ?? [])].find((file) => file.type.startsWith("image/"));
    if (!picture) return;
    event.preventDefault();
    this.phone.sendPicture("photo", picture);
  }

  async submit() {
    const text = this.text.value;
    if (!text.trim()) return this.text.focus();
    const about = this.about;
    this.clear();
    const done = about?.kind === "edit" ? await this.phone.edits(about.message, text) : await this.phone.says(text, about?.message.id);
    if (!done && !this.text.value) { // nothing typed is lost when the server refuses
      this.text.value = text;
      this.typed();
    }
  }

  clear() {
    this.text.value = "";
    this.forget();
    this.typed();
  }

  fill(text) {
    this.text.value = text;
    this.typed();
    this.text.focus();
  }

  reply(message, name) {
    this.mention({ kind: "reply", message }, "reply", say("replying_to", { name }), message.text);
  }

  edit(message) {
    this.mention({ kind: "edit", message }, "edit", say("editing"), message.text);
    this.fill(message.text);
  }

  mention(about, sign, title, words) {
    this.about = about;
    this.aboutRow.hidden = false;
    const away = h("button.round", { "aria-label": say("cancel"), onclick: () => (about.kind === "edit" ? this.clear() : this.forget()) }, icon("close"));
    this.aboutRow.replaceChildren(icon(sign), h("div.about-words", {}, h("strong", {}, title), h("span", {}, words)), away);
    this.text.focus();
  }

  forget() {
    this.about = null;
    this.aboutRow.hidden = true;
  }

  /** Show the keyboard the bot has put here, or none. */
  setKeyboard(keyboard) {
    const words = JSON.stringify(keyboard);
    if (words === this.keyboardWords) return;
    this.keyboardWords = words;
    this.keyboardShown = true;
    this.text.placeholder = keyboard?.hint || say("message");
    if (keyboard?.forceReply && keyboard.message) this.phone.replyTo(keyboard.message);
    const sign = { contact: "person", location: "pin" };
    let index = 0;
    this.keys.replaceChildren(...(keyboard?.rows ?? []).map((row) => h("div.keys-row", {}, row.map((button) => {
      const at = index++;
      return h("button.key", { onclick: () => this.phone.pressKey(button, at, keyboard) }, button.ask ? icon(sign[button.ask]) : null, h("span", {}, button.label));
    }))));
    this.showKeys();
  }

  /** The topics of a forum, one of which what is written goes to. */
  setTopics(topics) {
    const words = JSON.stringify(topics);
    if (words === this.topicWords) return;
    this.topicWords = words;
    const chosen = this.topics.value;
    this.topics.hidden = !topics.length;
    this.topics.replaceChildren(h("option", { value: "" }, say("no_topic")), ...topics.map(({ id, name }) => h("option", { value: id }, `# ${name}`)));
    this.topics.value = topics.some(({ id }) => String(id) === chosen) ? chosen : "";
  }

  get topic() {
    return Number(this.topics.value) || null;
  }

  flip() {
    this.keyboardShown = !this.keyboardShown;
    this.showKeys();
  }

  showKeys() {
    const any = this.keys.childElementCount > 0;
    this.toggle.hidden = !any;
    this.toggle.setAttribute("aria-expanded", String(this.keyboardShown));
    this.keys.hidden = !any || !this.keyboardShown;
  }

  attach() {
    menu(this.clip, say("attach"), attachments(this.phone, this.clip));
  }
}
