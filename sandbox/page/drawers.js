// Two drawers for those who develop: what goes wrong on purpose, and every call the bot made; refuse to be needed by others.
import * as api from "./api.js";
import { h, icon } from "./dom.js";
import { say } from "./labels.js";
import { drawer, field } from "./menu.js";

const KINDS = ["429", "500", "timeout_before", "timeout_after", "drop", "forbidden", "duplicate_update", "late_update", "swap", "migrate"];
const METHODS = ["sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "getUpdates", "sendPhoto", "sendLocation", "deleteMessage"];
const MOST_CALLS = 400;

let rules = []; // what this page has set; the server takes the whole list each time
let openDrawer = null;

function only(name, open) {
  if (openDrawer) {
    const same = openDrawer.name === name;
    openDrawer.close();
    if (same) return;
  }
  openDrawer = { name, close: open(() => (openDrawer = null)) };
}

/** The list of faults in force, with a form for one more. */
export function showFaults(desk) {
  only("faults", (onclose) => {
    // What the server says it does wrong; it counts hits, which is no part of a rule.
    rules = desk.town.faults.map(({ seen: _seen, ...rule }) => rule);
    const list = h("ul.fault-list");
    const kind = h("select.field", {}, KINDS.map((one) => h("option", { value: one }, one)));
    const methods = h("datalist", { id: "methods" }, METHODS.map((one) => h("option", { value: one })));
    const method = h("input.field", { spellcheck: false, autocomplete: "off" });
    method.setAttribute("list", "methods");
    const chat = h("select.field", {}, h("option", { value: "" }, say("fault_anywhere")), ...chatsOf(desk.town).map(([id, title]) => h("option", { value: id }, title)));
    const number = (most, value) => h("input.field", { type: "number", min: 1, max: most, value });
    const share = number(100, 100);
    const nth = number(100000, "");
    const seed = h("input.field", { type: "number", min: 0, value: 0 });
    const retry = number(600, 5);
    const retryField = field(say("fault_retry"), retry);
    kind.addEventListener("change", () => (retryField.hidden = kind.value !== "429"));
    nth.addEventListener("input", () => (share.disabled = seed.disabled = nth.value !== ""));
    const words = h("p.fault-words", { role: "alert" });

    async function set(wished) {
      try {
        await api.post("/faults", { rules: wished });
        rules = wished;
        words.textContent = "";
      } catch (problem) {
        words.textContent = problem.message;
      }
      draw();
    }

    function draw() {
      list.replaceChildren(...rules.map((rule, at) => h("li", {},
        h("span.fault-kind", {}, String(rule.kind)), h("span", {}, spoken(rule, desk.town)),
        h("button.round", { "aria-label": say("remove"), title: say("remove"), onclick: () => set(rules.filter((_, other) => other !== at)) }, icon("close")))));
      if (!rules.length) list.append(h("li.quiet", {}, say("no_faults")));
    }

    const form = h("form.stack", {
      onsubmit: (event) => {
        event.preventDefault();
        set([...rules, {
          kind: kind.value, ...(method.value.trim() ? { method: method.value.trim() } : {}), ...(chat.value ? { chat: Number(chat.value) } : {}),
          ...(nth.value ? { nth: Number(nth.value) } : { share: Number(share.value) / 100, seed: Number(seed.value) }), ...(kind.value === "429" ? { retry_after: Number(retry.value) } : {}),
        }]);
      },
    }, field(say("fault_kind"), kind), field(say("fault_method"), method), methods, field(say("fault_chat"), chat), h("div.pair", {}, field(say("fault_share"), share), field(say("fault_seed"), seed)), h("div.pair", {}, field(say("fault_nth"), nth), retryField),
    h("div.dialog-buttons", {}, h("button.plain", { onclick: () => set([]) }, say("clear_all")), h("button.strong", { type: "submit" }, say("add"))));
    draw();
    return drawer(say("faults"), h("div.drawer-body", {}, h("p.quiet", {}, say("faults_intro")), list, form, words), onclose);
  });
}

const chatsOf = (town) => [...town.chats.map((chat) => [chat.id, chat.title]), ...town.people.map((person) => [person.id, person.name])];

/** A rule in a few words: what it hits, where and how often. */
function spoken(rule, town) {
  const where = rule.chat ? (chatsOf(town).find(([id]) => id === rule.chat)?.[1] ?? String(rule.chat)) : null;
  const when = rule.nth ? `#${rule.nth}` : rule.share !== undefined ? `${Math.round(rule.share * 100)} %` : null;
  return [rule.method ?? "*", where, when, rule.seed ? `seed ${rule.seed}` : null, rule.retry_after ? `${rule.retry_after} s` : null].filter(Boolean).join(" · ");
}

/** Every Bot API call as it happens; each opens to its parameters and answer. */
export function showCalls(desk) {
  only("calls", (onclose) => {
    let since = null;
    let timer = null;
    const list = h("div.call-list", {});
    const filter = h("input.field", { type: "search", placeholder: say("filter"), "aria-label": say("filter"), oninput: () => sift() });
    const quiet = h("input", { type: "checkbox", onchange: () => sift() });
    const none = h("p.quiet", {}, say("no_calls"));

    const sift = () => {
      const wish = filter.value.toLowerCase();
      let any = false;
      for (const row of list.children) {
        row.hidden = (row.dataset.method === "getUpdates" && !quiet.checked) || !row.textContent.toLowerCase().includes(wish);
        any ||= !row.hidden;
      }
      none.hidden = any;
    };

    async function look() {
      try {
        const answer = await api.get("/calls", { since, limit: MOST_CALLS });
        for (const call of answer.calls) list.prepend(row(call, desk.town));
        while (list.childElementCount > MOST_CALLS) list.lastElementChild.remove();
        since = answer.last;
        if (answer.calls.length) sift();
      } catch (problem) {
        if (problem instanceof api.Refused) none.textContent = problem.message;
      }
      timer = setTimeout(look, 1200);
    }

    look();
    return drawer(say("calls"), h("div.drawer-body", {}, h("p.quiet", {}, say("calls_intro")), h("div.pair", {}, filter, h("label.check", {}, quiet, h("span", {}, say("quiet_calls")))), none, list), () => {
      clearTimeout(timer);
      onclose();
    });
  });
}

function row(call, town) {
  const { method, params, status, answer } = call;
  const details = h("details.call", { "data-method": method }, h("summary", {}, h("span.figures", {}, town.time(new Date(call.at))), h("strong", {}, method), h("span.call-what", {}, String(params.text ?? params.chat_id ?? "")), h(`span.status${status === 200 ? "" : ".bad"}`, {}, String(status ?? "…"))));
  details.addEventListener("toggle", () => {
    if (details.childElementCount === 1) details.append(h("pre", { tabIndex: 0 }, JSON.stringify({ params, answer }, null, 1)));
  });
  return details;
}
