// Lets the town's people with a role answer by themselves after the rules the town names; refuses to know what they say.
//
// A rule is {role, button: pattern, after: [from, to]} (tap a button whose label matches) or
// {role, sees: pattern, says: text, after: [from, to]} (answer the newest message when it matches); seconds, drawn by chance.
import * as api from "./api.js";
import { keep, recall } from "./screens.js";

const HANDS_OFF = 120000; // who was just played by hand is left alone

export class Autopilot {
  constructor(town, screens, byHand) {
    Object.assign(this, { town, screens, byHand });
    this.on = recall("autopilot") ?? false;
    this.ends = new Map();
    this.planned = new Map();
    town.addEventListener("change", () => this.follow());
  }

  turn(on) {
    this.on = on;
    keep("autopilot", on);
    this.follow();
  }

  get rules() {
    return this.town.autopilot.flatMap((rule) => {
      try {
        return [{ ...rule, button: rule.button && new RegExp(rule.button, "u"), sees: rule.sees && new RegExp(rule.sees, "u") }];
      } catch {
        console.warn("autopilot: not a pattern", rule);
        return [];
      }
    });
  }

  // Watch the private chats of those who have a rule; stop watching the others.
  follow() {
    const roles = new Set(this.on ? this.rules.map((rule) => rule.role) : []);
    const wanted = new Set(this.town.people.filter((person) => person.roles.some((role) => roles.has(role))).map((person) => person.id));
    for (const [person, end] of this.ends) {
      if (wanted.has(person)) continue;
      end();
      this.ends.delete(person);
    }
    for (const person of wanted) {
      if (this.ends.has(person)) continue;
      const screen = this.screens.of(person, person);
      const look = () => this.look(screen);
      const unwatch = screen.watch("far");
      screen.addEventListener("change", look);
      this.ends.set(person, () => (screen.removeEventListener("change", look), unwatch()));
      if (screen.known) look();
    }
    if (!this.on) {
      for (const timer of this.planned.values()) clearTimeout(timer);
      this.planned.clear();
    }
  }

  look(screen) {
    const roles = this.town.person(screen.person)?.roles ?? [];
    for (const rule of this.rules.filter((one) => roles.includes(one.role))) {
      const deed = rule.button ? findButton(screen, rule.button) : findQuestion(screen, rule.sees);
      if (deed) this.plan(screen, rule, deed);
    }
  }

  // One plan per message as it stands: an edit of it is a new occasion.
  plan(screen, rule, deed) {
    const name = `${screen.key}:${deed.message.id}:${deed.message.stamp}:${rule.button ?? rule.sees}`;
    if (this.planned.has(name)) return;
    const [from, to] = rule.after ?? [2, 8];
    const pause = (from + Math.random() * Math.max(0, to - from)) * 1000;
    this.planned.set(name, setTimeout(() => this.act(screen, rule), pause));
  }

  async act(screen, rule) {
    if (!this.on || performance.now() - (this.byHand.get(screen.person) ?? -Infinity) < HANDS_OFF) return;
    await screen.look();
    const deed = rule.button ? findButton(screen, rule.button) : findQuestion(screen, rule.sees);
    if (!deed) return; // somebody else was first, or it is settled
    const { person, chat } = screen;
    try {
      if (rule.button) await api.post("/taps", { person, chat, message: deed.message.id, button: deed.index });
      else await api.post("/says", { person, chat, text: rule.says });
      this.screens.hurry();
      screen.soon(100);
    } catch (problem) {
      console.warn("autopilot:", problem.message);
    }
  }
}

function findButton(screen, pattern) {
  for (const message of screen.messages.toReversed()) {
    const index = message.rows.flat().findIndex((button) => !button.url && pattern.test(button.label));
    if (index >= 0) return { message, index };
  }
  return null;
}

function findQuestion(screen, pattern) {
  const message = screen.last;
  return message && message.from?.id !== screen.person && pattern.test(message.text) ? { message } : null;
}
