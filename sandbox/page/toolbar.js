// The bar above the phones: the clock, the bot, the autopilot, drawers, language and theme; refuses to touch any chat.
import * as api from "./api.js";
import { h, icon } from "./dom.js";
import { showCalls, showFaults } from "./drawers.js";
import { chooseLanguage, currentLanguage, languages, say } from "./labels.js";
import { keep, recall } from "./screens.js";

const SKIPS = [[5, () => say("minutes", { n: 5 })], [30, () => say("minutes", { n: 30 })], [60, () => say("hour")], [1440, () => say("day")]];
const PATIENCE = 180000; // a day of a busy town takes a while to live through

export class Toolbar {
  constructor(desk, autopilot, news) {
    Object.assign(this, { desk, town: desk.town, autopilot, news });
    this.el = document.getElementById("toolbar");
    this.build();
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close(true));
    document.addEventListener("pointerdown", (event) => this.el.contains(event.target) || this.close());
    this.town.addEventListener("tick", () => this.tick());
    this.town.addEventListener("change", () => this.refresh());
    api.line.addEventListener("away", () => this.refresh());
    api.line.addEventListener("back", () => (this.refresh(), desk.notice(say("here_again"))));
  }

  build() {
    const tool = (sign, label, act, more = {}) => h("button.tool", { title: label, onclick: act, ...more }, icon(sign), h("span.tool-words", {}, label));
    this.clockDay = h("span.clock-day");
    this.clockTime = h("span.clock-time");
    this.clock = h("div.clock", { role: "timer", "aria-live": "off", "aria-label": say("clock") }, icon("clock"), this.clockDay, this.clockTime);
    this.skips = h("div.skips", { role: "group", "aria-label": say("skip") },
      SKIPS.map(([minutes, words]) => h("button.skip", { onclick: () => this.skip({ minutes }), "aria-label": `${say("skip")}: +${words()}` }, `+${words()}`)),
      h("button.skip", { onclick: () => this.skipToNext(), title: say("next_due"), "aria-label": say("next_due") }, icon("skip")));
    this.light = h("span.light");
    this.botWords = h("span.bot-words", { role: "status" });
    this.power = h("button.skip.power", { onclick: () => this.switchBot() });
    this.pilot = h("input", { type: "checkbox", role: "switch", checked: this.autopilot.on, onchange: () => this.autopilot.turn(this.pilot.checked) });
    this.pilotLabel = h("label.switch-label", { title: say("autopilot") }, this.pilot, h("span.slider", { "aria-hidden": "true" }), h("span", {}, "Autopilot", h("span.tool-words", {}, `: ${say("autopilot")}`)));
    this.limits = h("input", { type: "checkbox", role: "switch", checked: true, onchange: () => this.setLimits() });
    const tongue = h("select.small-select", { "aria-label": say("language"), title: say("language"), onchange: () => this.speak(tongue.value) }, languages.map((code) => h("option", { value: code, selected: code === currentLanguage() }, code.toUpperCase())));
    this.tools = h("div.tools", { id: "tools" },
      this.news.button,
      this.pilotLabel,
      tool("plus", say("add_person"), () => this.desk.addPerson(null)),
      tool("phone", say("add_phone"), () => this.desk.addPhone()),
      tool("fault", say("faults"), () => showFaults(this.desk)),
      tool("calls", say("calls"), () => showCalls(this.desk)),
      h("label.switch-label", {}, this.limits, h("span.slider", { "aria-hidden": "true" }), h("span", {}, say("limits"))),
      tongue,
      h("button.round", { "aria-label": say("theme"), title: say("theme"), onclick: () => this.theme() }, icon("moon")));
    this.burger = h("button.round.burger", { "aria-label": say("options"), "aria-controls": "tools", "aria-expanded": "false", onclick: () => this.open() }, icon("menu"));
    this.alarm = h("div.away", { role: "alert", hidden: true });
    this.el.replaceChildren(
      h("div.brand", {}, h("img", { src: "icon.svg", alt: "", width: 26, height: 26 }), this.name = h("h1", {}, say("town"))),
      h("div.group", {}, this.clock, this.skips), this.botGroup = h("div.group.bot", {}, this.light, this.botWords, this.power), this.burger, this.tools, this.alarm);
    this.news.show();
    this.refresh();
    this.tick();
  }

  open() {
    const open = this.el.classList.toggle("open");
    this.burger.setAttribute("aria-expanded", String(open));
  }

  /** The tools of a small screen go away on Escape, or on a press elsewhere. */
  close(back = false) {
    if (!this.el.classList.contains("open")) return;
    this.open();
    if (back) this.burger.focus();
  }

  tick() {
    const { day, time } = this.town.face();
    if (this.clockDay.textContent !== day) this.clockDay.textContent = day;
    this.clockTime.textContent = time;
  }

  refresh() {
    const { bot } = this.town;
    const state = api.isAway() ? "away" : bot.state;
    this.name.textContent = bot.id ? bot.name : say("town");
    if (bot.id) document.title = bot.name;
    this.light.dataset.state = state;
    this.botWords.textContent = state === "running" ? say("bot_running") : state === "away" ? say("away") : say("bot_stopped");
    this.botGroup.hidden = state === "none";
    this.power.hidden = state === "away";
    const words = state === "running" ? say("kill") : say("start");
    if (this.power.textContent !== words) this.power.replaceChildren(icon("power"), words);
    this.power.classList.toggle("danger", state === "running");
    this.pilotLabel.hidden = !this.town.autopilot.length;
    if (!this.limitsBusy) this.limits.checked = this.town.limits !== false;
    this.alarm.hidden = !api.isAway();
    this.alarm.textContent = api.isAway() ? say("away") : "";
  }

  busy(on) {
    this.clock.classList.toggle("skipping", on);
    this.skips.inert = on;
  }

  async skip(body) {
    this.busy(true);
    this.desk.screens.hurry();
    const follow = setInterval(() => (this.town.look(), this.desk.screens.hurry()), 800);
    try {
      await api.post("/waits", body, PATIENCE);
    } catch (problem) {
      this.desk.notice(problem instanceof api.Away ? say("away") : problem.message);
    }
    clearInterval(follow);
    await this.town.look();
    this.busy(false);
    this.desk.screens.hurry();
  }

  async skipToNext() {
    this.busy(true);
    try {
      const answer = await api.post("/settle", { timeout: 5 });
      if (answer.next_due) return await this.skip({ until: answer.next_due });
      if (answer.next_due === null) return this.desk.notice(say("nothing_due"));
      return await this.skip({ minutes: 1 });
    } catch (problem) {
      return this.desk.notice(problem.message);
    } finally {
      this.busy(false);
    }
  }

  async switchBot() {
    this.power.disabled = true;
    try {
      await api.post("/bot", { action: this.town.bot.state === "running" ? "kill" : "start" }, 60000);
    } catch (problem) {
      this.desk.notice(problem.message);
    }
    await this.town.look();
    this.power.disabled = false;
    this.refresh();
    this.power.focus();
  }

  async setLimits() {
    this.limitsBusy = true;
    try {
      await api.post("/limits", { on: this.limits.checked });
      await this.town.look();
    } catch (problem) {
      this.desk.notice(problem.message);
    }
    this.limitsBusy = false;
  }

  speak(code) {
    chooseLanguage(code);
    keep("language", code);
    this.build();
    this.el.querySelector(".small-select").focus();
    for (const phone of this.desk.phones) {
      phone.holder.dataset.words = "";
      phone.show(phone.person, phone.chat);
    }
    this.desk.drawSwitcher();
  }

  theme() {
    const dark = getComputedStyle(document.documentElement).colorScheme === "dark" || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    wear(dark ? "light" : "dark");
    keep("theme", document.documentElement.dataset.theme);
  }
}

/** Put on the theme chosen before; without a choice the browser's wish rules. */
export function wear(theme = recall("theme")) {
  if (theme) document.documentElement.dataset.theme = theme;
}
