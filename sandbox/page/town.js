// The town as the server tells it: clock, bot, people, chats; refuses to draw, and never trusts the browser's own clock for the time.
import * as api from "./api.js";
import { currentLanguage, say } from "./labels.js";
import { readTown } from "./shapes.js";

const PACE = 2000;

/** Tells "change" when anything but the time changed, "tick" every second. */
export class Town extends EventTarget {
  constructor() {
    super();
    this.people = [];
    this.chats = [];
    this.bot = { id: null, name: "Bot", username: "", state: "none", commands: [] };
    this.autopilot = [];
    this.hints = [];
    this.places = [];
    this.known = false;
  }

  async live() {
    setInterval(() => this.dispatchEvent(new Event("tick")), 1000);
    for (;;) {
      if (!api.isAway()) await this.look();
      await new Promise((after) => setTimeout(after, document.hidden ? PACE * 3 : PACE));
    }
  }

  async look() {
    try {
      const answer = await api.get("");
      const { clock: _clock, now: _now, ...rest } = answer;
      const words = JSON.stringify(rest);
      const changed = words !== this.words;
      this.words = words;
      const { now, ...seen } = readTown(answer);
      Object.assign(this, seen);
      this.heardNow = now;
      this.heard = performance.now();
      this.known = true;
      this.dispatchEvent(new Event("tick"));
      if (changed) this.dispatchEvent(new Event("change"));
    } catch (problem) {
      if (!(problem instanceof api.Away)) console.warn(problem.message);
    }
  }

  /** The town's time now, going on between two answers while the clock runs. */
  now() {
    if (!this.heardNow) return null;
    return this.running ? new Date(this.heardNow.getTime() + performance.now() - this.heard) : this.heardNow;
  }

  person(id) {
    return this.people.find((person) => person.id === id) ?? null;
  }

  chat(id) {
    return this.chats.find((chat) => chat.id === id) ?? null;
  }

  /** The chats of a person: the private one with the bot first, then where they are a member. */
  chatsOf(person) {
    const bot = { id: person, type: "private", title: this.bot.name, role: "private", members: [person] };
    return [bot, ...this.chats.filter((chat) => chat.members.includes(person))];
  }

  /** Who sent a message, as words. */
  sender(from) {
    if (!from) return "";
    if (from.id === this.bot.id) return this.bot.name;
    return from.name || this.person(from.id)?.name || this.chat(from.id)?.title || String(from.id);
  }

  zoneOption() {
    return { timeZone: this.zone ?? undefined };
  }

  time(date) {
    return date ? date.toLocaleTimeString(tongue(), { hour: "2-digit", minute: "2-digit", ...this.zoneOption() }) : "";
  }

  /** "Today", "Yesterday" or a weekday with date, seen from the town's present. */
  day(date) {
    const now = this.now() ?? date;
    const plain = (one) => one.toLocaleDateString("sv", this.zoneOption());
    if (plain(date) === plain(now)) return say("today");
    if (plain(date) === plain(new Date(now.getTime() - 86400000))) return say("yesterday");
    return date.toLocaleDateString(tongue(), { weekday: "long", day: "numeric", month: "long", ...this.zoneOption() });
  }

  dayKey(date) {
    return date ? date.toLocaleDateString("sv", this.zoneOption()) : "";
  }

  face() {
    const now = this.now();
    if (!now) return { day: "", time: "--:--" };
    const zone = this.zoneOption();
    return {
      day: now.toLocaleDateString(tongue(), { weekday: "short", day: "numeric", month: "short", ...zone }),
      time: now.toLocaleTimeString(tongue(), { hour: "2-digit", minute: "2-digit", second: "2-digit", ...zone }),
    };
  }
}

const tongue = () => ({ de: "de-CH", en: "en-GB", fr: "fr-CH", it: "it-CH" })[currentLanguage()];
