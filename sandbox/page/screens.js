// Keeps what each person sees in each chat fresh by polling; refuses to draw anything.
import * as api from "./api.js";
import { readMessage, readScreen } from "./shapes.js";

const NEAR = 700; // a chat somebody looks at
const FAR = 4000; // a chat whose unread count is shown
const HURRY = 160; // right after an own action
const HURRY_FOR = 3500;

/** One chat as one person sees it. Tells "change" when messages came, changed or went; "arrived" carries the new ones. */
export class Screen extends EventTarget {
  constructor(person, chat, screens) {
    super();
    Object.assign(this, { person, chat, screens });
    this.messages = [];
    this.revision = null;
    this.known = false; // true after the first answer
    this.refusal = null; // why the server does not show this chat, if so
    this.keyboard = null;
    this.typing = null;
    this.watchers = new Map();
    this.timer = null;
    this.hurryUntil = 0;
  }

  /** Begin to look; pace is "near" or "far". The answer ends the looking. */
  watch(pace = "near") {
    const token = Symbol("watcher");
    this.watchers.set(token, pace);
    this.soon(0);
    return () => {
      this.watchers.delete(token);
      if (!this.watchers.size) clearTimeout(this.timer), (this.timer = null);
    };
  }

  /** The person has just done something here: look often for a while. */
  hurry() {
    this.hurryUntil = performance.now() + HURRY_FOR;
    this.soon(30);
  }

  soon(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), pause);
  }

  get pause() {
    if (performance.now() < this.hurryUntil) return HURRY;
    const near = [...this.watchers.values()].includes("near") && !document.hidden;
    return near ? NEAR : FAR;
  }

  async look() {
    if (this.looking) return this.looking;
    this.looking = this.ask().finally(() => {
      this.looking = null;
      if (this.watchers.size) this.soon(this.pause);
    });
    return this.looking;
  }

  async ask() {
    if (api.isAway()) return;
    try {
      const answer = await api.get("/screen", { person: this.person, chat: this.chat, since: this.revision });
      this.refusal = null;
      this.take(answer);
    } catch (problem) {
      if (problem instanceof api.Refused && this.refusal !== problem.message) {
        this.refusal = problem.message;
        this.forget();
        this.known = true;
        this.dispatchEvent(new Event("change"));
      }
    }
  }

  forget() {
    this.known = false;
    this.messages = [];
    this.revision = null;
    this.keyboard = null;
    this.typing = null;
  }

  take(answer) {
    const screen = readScreen(answer);
    if (this.revision !== null && screen.revision < this.revision) {
      // The town began anew: what we knew belongs to another world.
      this.forget();
      this.screens.readUpTo.delete(this.key);
      return;
    }
    const first = !this.known;
    const before = `${this.typing}|${JSON.stringify(this.keyboard)}`;
    const arrived = this.merge(answer.messages ?? []);
    this.revision = screen.revision;
    this.typing = screen.typing;
    this.keyboard = screen.keyboard;
    this.known = true;
    const after = `${this.typing}|${JSON.stringify(this.keyboard)}`;
    if (!first && arrived.length) this.dispatchEvent(Object.assign(new Event("arrived"), { messages: arrived }));
    if (first || before !== after || answer.messages?.length) this.dispatchEvent(new Event("change"));
  }

  merge(rows) {
    if (!rows.length) return [];
    const byId = new Map(this.messages.map((message) => [message.id, message]));
    const arrived = [];
    for (const row of rows) {
      if (row.deleted) byId.delete(row.id);
      else {
        const message = readMessage(row);
        if (!byId.has(message.id)) arrived.push(message);
        byId.set(message.id, message);
      }
    }
    this.messages = [...byId.values()].sort((a, b) => a.id - b.id);
    return arrived;
  }

  get key() {
    return `${this.person}:${this.chat}`;
  }

  get last() {
    return this.messages.at(-1) ?? null;
  }

  get unread() {
    const upTo = this.screens.readUpTo.get(this.key) ?? 0;
    let count = 0;
    for (let at = this.messages.length - 1; at >= 0 && this.messages[at].id > upTo; at -= 1) {
      if (this.messages[at].from?.id !== this.person && !this.messages[at].service) count += 1;
    }
    return count;
  }

  /** The person has seen everything that is here. */
  read() {
    const newest = this.last?.id ?? 0;
    if (this.screens.readUpTo.get(this.key) === newest) return;
    this.screens.readUpTo.set(this.key, newest);
    this.screens.remember();
    this.dispatchEvent(new Event("read"));
  }
}

/** All screens of the page, one per person and chat, and up to where each was read. */
export class Screens {
  constructor() {
    this.all = new Map();
    this.readUpTo = new Map(Object.entries(recall("read") ?? {}));
  }

  of(person, chat) {
    const key = `${person}:${chat}`;
    if (!this.all.has(key)) this.all.set(key, new Screen(person, chat, this));
    return this.all.get(key);
  }

  /** Somebody did something: every chat on show may change now. */
  hurry() {
    for (const screen of this.all.values()) if ([...screen.watchers.values()].includes("near")) screen.hurry();
  }

  /** The town is another one: nothing known is true any more. */
  startOver() {
    this.readUpTo.clear();
    this.remember();
    for (const screen of this.all.values()) {
      screen.forget();
      screen.dispatchEvent(new Event("change"));
      if (screen.watchers.size) screen.soon(0);
    }
  }

  remember() {
    keep("read", Object.fromEntries(this.readUpTo));
  }
}

/** What the browser kept for this page under a name, or null. */
export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(`town.${name}`));
  } catch {
    return null;
  }
}

/** Keep something for the next visit; a browser that refuses storage only forgets. */
export function keep(name, value) {
  try {
    localStorage.setItem(`town.${name}`, JSON.stringify(value));
  } catch {
    // private windows may refuse: the page works without
  }
}
