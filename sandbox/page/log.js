// A scrolling log of thousands of rows of which only those near the eye exist; refuses to know what a row shows.
import { h } from "./dom.js";

const WHOLE = 120; // up to here every row exists: find-in-page and screen readers get all of it
const MARGIN = 900; // pixels above and below the eye that exist as well
const GUESS = 74; // height of a row not yet measured

/** Items are {key, version, draw()}: a row is drawn again only when its version changes. */
export class Log {
  constructor(label) {
    this.pad = h("div.log-pad");
    this.el = h("div.log", { role: "log", "aria-live": "off", "aria-label": label, tabIndex: 0 }, this.pad);
    this.items = [];
    this.rows = new Map();
    this.heights = new Map();
    this.tops = new Float64Array(1);
    this.stuck = true; // at the newest row, and staying there
    this.width = 0;
    this.placed = 0; // where we ourselves last scrolled to
    this.el.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.el.addEventListener("keydown", (event) => this.walk(event));
    this.sizes = new ResizeObserver(() => this.later());
    this.sizes.observe(this.el);
  }

  /** Show these items; what is unchanged keeps its element, its focus and its place under the eye. */
  set(items) {
    const anchor = this.anchor();
    this.items = items;
    this.index = new Map(items.map((item, at) => [item.key, at]));
    for (const [key, row] of this.rows) {
      const item = items[this.index.get(key)];
      if (!item) this.drop(key, row);
      else if (item.version !== row.version) this.redraw(item, row);
    }
    for (const key of this.heights.keys()) if (!this.index.has(key)) this.heights.delete(key);
    this.lay(anchor);
  }

  toEnd(smooth = false) {
    this.stuck = true;
    this.lay(null);
    if (smooth) this.dispatchRead();
  }

  /** Bring an item to the middle and make it flash. */
  jump(key) {
    const at = this.index?.get(key);
    if (at === undefined) return;
    this.stuck = false;
    for (let round = 0; round < 3; round += 1) { // heights are guesses until seen
      this.place(this.tops[at] - this.el.clientHeight / 3);
      this.lay(null);
    }
    const row = this.rows.get(key)?.el;
    row?.focus({ preventScroll: true });
    row?.classList.remove("flash");
    requestAnimationFrame(() => row?.classList.add("flash"));
  }

  get atEnd() {
    return this.el.scrollHeight - this.el.scrollTop - this.el.clientHeight < 48;
  }

  scrolled() {
    // The echo of our own placing comes late, when the log may have changed again: it says nothing about the reader.
    if (Math.abs(this.el.scrollTop - this.placed) > 1 || this.atEnd) this.stuck = this.atEnd;
    this.dispatchRead();
    this.later();
  }

  dispatchRead() {
    this.onscroll?.(this.stuck);
  }

  later() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      if (this.width !== this.el.clientWidth) {
        this.width = this.el.clientWidth;
        for (const key of this.heights.keys()) if (!this.rows.has(key)) this.heights.delete(key);
      }
      this.lay(this.anchor());
    });
  }

  // The first row under the eye and how far it is scrolled: where the reader is, whatever happens above.
  anchor() {
    if (this.stuck || !this.items.length) return null;
    const at = this.at(this.el.scrollTop);
    return { key: this.items[at]?.key, shift: this.el.scrollTop - this.tops[at] };
  }

  at(pixel) {
    let low = 0;
    let high = this.items.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tops[middle] <= pixel) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  sum() {
    const tops = new Float64Array(this.items.length + 1);
    this.items.forEach((item, at) => (tops[at + 1] = tops[at] + (this.heights.get(item.key) ?? GUESS)));
    this.tops = tops;
  }

  lay(anchor) {
    this.sum();
    const count = this.items.length;
    const view = this.el.clientHeight || 600;
    const from = anchor && this.index.has(anchor.key) ? this.tops[this.index.get(anchor.key)] + anchor.shift : this.stuck ? this.tops[count] - view : this.el.scrollTop;
    const first = count <= WHOLE ? 0 : this.at(Math.max(0, from - MARGIN));
    const last = count <= WHOLE ? count : Math.min(count, this.at(from + view + MARGIN) + 1);
    this.fill(first, last);
    for (const [key, row] of this.rows) this.heights.set(key, row.el.offsetHeight);
    this.sum();
    this.pad.style.paddingTop = `${this.tops[first]}px`;
    this.pad.style.paddingBottom = `${this.tops[count] - this.tops[last]}px`;
    if (this.stuck) this.place(this.el.scrollHeight);
    else if (anchor && this.index.has(anchor.key)) {
      const wished = this.tops[this.index.get(anchor.key)] + anchor.shift;
      if (Math.abs(this.el.scrollTop - wished) > 1) this.place(wished);
    }
  }

  place(pixel) {
    this.el.scrollTop = pixel;
    this.placed = this.el.scrollTop;
  }

  fill(first, last) {
    const wanted = new Set();
    for (let at = first; at < last; at += 1) wanted.add(this.items[at].key);
    for (const [key, row] of this.rows) if (!wanted.has(key)) this.drop(key, row);
    let before = null;
    for (let at = last - 1; at >= first; at -= 1) {
      const item = this.items[at];
      let row = this.rows.get(item.key);
      if (!row) {
        row = { el: item.draw(), version: item.version };
        this.rows.set(item.key, row);
        this.sizes.observe(row.el);
      }
      if (row.el.nextSibling !== before || row.el.parentNode !== this.pad) this.pad.insertBefore(row.el, before);
      before = row.el;
    }
  }

  drop(key, row) {
    if (row.el.contains(document.activeElement)) this.el.focus({ preventScroll: true });
    this.sizes.unobserve(row.el);
    row.el.remove();
    this.rows.delete(key);
  }

  // An edit in place must not throw the keyboard out: the same button, else the row, gets the focus back.
  redraw(item, row) {
    const held = row.el.contains(document.activeElement) ? document.activeElement : null;
    const fresh = item.draw();
    if (item.changed) fresh.classList.add("flash");
    this.sizes.unobserve(row.el);
    row.el.replaceWith(fresh);
    this.sizes.observe(fresh);
    row.el = fresh;
    row.version = item.version;
    if (!held) return;
    const again = held.dataset.index && (fresh.querySelector(`[data-index="${held.dataset.index}"]`) ?? fresh.querySelector("[data-index]"));
    (again || fresh).focus({ preventScroll: true });
  }

  // Arrow keys walk from message to message; the menu key (or Enter) opens a message's menu.
  walk(event) {
    const rows = [...this.pad.children].filter((row) => row.dataset.message);
    const at = rows.indexOf(document.activeElement);
    if (event.target !== this.el && at < 0) return;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const next = at < 0 ? rows.at(-1) : rows[at + (event.key === "ArrowUp" ? -1 : 1)];
      if (!next) return;
      event.preventDefault();
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    } else if (event.key === "End") this.toEnd(true);
    else if ((event.key === "Enter" || event.key === "ContextMenu") && at >= 0) {
      event.preventDefault();
      rows[at].querySelector(".grip")?.click();
    }
  }
}
