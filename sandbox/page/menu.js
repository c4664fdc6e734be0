// Menus and dialogs that work with the keyboard alone; refuses to know what the choices do.
import { h, icon } from "./dom.js";
import { say } from "./labels.js";

/** Put a floating box beside its button, inside the window, and close it on Escape or a press elsewhere. */
function float(box, anchor) {
  box.popover = "auto";
  document.body.append(box);
  box.showPopover();
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
  const below = at.bottom + 6;
  const top = below + height < innerHeight - 8 ? below : Math.max(8, at.top - height - 6);
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
  const before = anchor.isConnected ? anchor : document.activeElement;
  anchor.setAttribute("aria-expanded", "true");
  box.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    anchor.setAttribute("aria-expanded", "false");
    if (box.contains(document.activeElement) || document.activeElement === document.body) before.focus?.();
    box.remove();
  });
}

/** Arrow keys, Home and End move between what can be pressed in a box. */
function walk(box, choices) {
  box.addEventListener("keydown", (event) => {
    const all = [...box.querySelectorAll(choices)].filter((one) => !one.hidden);
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? all.length - 1 : at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || (event.target.tagName === "INPUT" && ["Home", "End"].includes(event.key))) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  });
}

/** A menu of {icon, label, act, danger?} below a button. */
export function menu(anchor, label, choices) {
  const box = h("div.menu", { role: "menu", "aria-label": label });
  for (const choice of choices.filter(Boolean)) {
    const act = () => {
      box.hidePopover();
      choice.act();
    };
    box.append(h(`button.menu-item${choice.danger ? ".danger" : ""}`, { role: "menuitem", onclick: act }, choice.icon ? icon(choice.icon) : null, h("span", {}, choice.label)));
  }
  walk(box, "[role=menuitem]");
  float(box, anchor);
  box.querySelector("[role=menuitem]")?.focus();
  return box;
}

/** A list with a search field below a button; rows are {words, draw(), act}. */
export function picker(anchor, label, rows, { search = rows.length > 7, footer = null } = {}) {
  const box = h("div.menu.picker", { role: "dialog", "aria-label": label });
  const buttons = rows.map((row) => h("button.menu-item", {
    "aria-current": row.current ? "true" : null,
    onclick: () => {
      box.hidePopover();
      row.act();
    },
  }, row.draw()));
  if (search) {
    const filter = (event) => {
      const wish = event.target.value.toLowerCase();
      rows.forEach((row, at) => (buttons[at].hidden = !row.words.toLowerCase().includes(wish)));
    };
    box.append(h("input.field", { type: "search", "aria-label": label, placeholder: label, oninput: filter }));
  }
  box.append(h("div.menu-rows", {}, buttons));
  if (footer) box.append(footer(() => box.hidePopover()));
  walk(box, "input, .menu-item");
  float(box, anchor);
  (search ? box.querySelector("input") : (box.querySelector("[aria-current]") ?? buttons[0]))?.focus();
  box.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  return box;
}

/**
 * A modal form. `fields` are nodes; `act(form)` runs on the main button and may be async; a thrown error is shown
 * and the dialog stays. Escape and Cancel close it.
 */
export function dialog(title, fields, { action = null, act = null, wide = false } = {}) {
  const fault = h("p.fault-words", { role: "alert" });
  const form = h("form.dialog-form", { method: "dialog" }, h("h2", {}, title), fields, fault);
  const box = h(`dialog.dialog${wide ? ".wide" : ""}`, { "aria-label": title }, form);
  const close = () => box.close();
  const buttons = h("div.dialog-buttons", {}, h("button.plain", { onclick: close }, act ? say("cancel") : say("close")));
  if (act) buttons.append(h("button.strong", { type: "submit" }, action));
  form.append(buttons);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!act) return close();
    try {
      fault.textContent = "";
      if ((await act(form)) !== false) close();
    } catch (problem) {
      fault.textContent = problem.message;
    }
  });
  box.addEventListener("click", (event) => event.target === box && close());
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

/** A labelled input, select or other control for a form. */
export function field(label, control) {
  return h("label.labelled", {}, h("span", {}, label), control);
}

/** A drawer at the side of the window; it does not block the rest of the page. The answer closes it. */
export function drawer(title, body, onclose) {
  const before = document.activeElement;
  const close = () => {
    box.remove();
    onclose?.();
    before?.focus?.();
  };
  const box = h("aside.drawer", { role: "dialog", "aria-label": title, onkeydown: (event) => event.key === "Escape" && close() },
    h("header.drawer-head", {}, h("h2", {}, title), h("button.round", { "aria-label": say("close"), title: say("close"), onclick: close }, icon("close"))), body);
  document.getElementById("stage").append(box);
  box.querySelector("button, input, select")?.focus();
  return close;
}
