// Builds elements and icons; refuses to be a framework: no state, no diffing, no HTML strings from anybody else.

/**
 * An element from a tag ("button.round"), its properties, and its children (nodes, strings, null is skipped).
 * A property that is a function is a listener (onclick); `class`, `aria-…`, `data-…`, `role` become attributes.
 */
export function h(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  if (name === "button") element.type = "button";
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") element.classList.add(...value.split(" ").filter(Boolean));
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "style") element.style.cssText = value;
    else if (key in element && !key.includes("-") && key !== "list" && key !== "role") element[key] = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  send: "M4 12 20 4.500 16.500 20l-4.600-5.600zM20 4.500l-8.100 9.900",
  attach: "m20 11.500-7.800 7.800a5 5 0 0 1-7.100-7.100l8.300-8.300a3.300 3.300 0 0 1 4.700 4.700l-8.200 8.200a1.700 1.700 0 0 1-2.400-2.400l7.300-7.300",
  keyboard: "M4 6.500h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM6.500 10h.01M10 10h.01M14 10h.01M17.500 10h.01M8 14h8",
  back: "m14.500 5.500-6.500 6.500 6.500 6.500",
  more: "M12 5.500h.01M12 12h.01M12 18.500h.01",
  close: "m6.500 6.500 11 11M17.500 6.500l-11 11",
  plus: "M12 5v14M5 12h14",
  down: "m6 9.500 6 6 6-6",
  photo: "M4 5.500h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM3.500 16l5-5 4.500 4.500 2.500-2.500 5 4.500M15.500 9.500h.01",
  pin: "M12 21s6.500-6.200 6.500-11.200a6.500 6.500 0 0 0-13 0C5.500 14.800 12 21 12 21zM12 12.200a2.400 2.400 0 1 0 0-4.800 2.400 2.400 0 0 0 0 4.800z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20c.8-3.800 3.700-5.800 7.500-5.800s6.700 2 7.500 5.800",
  people: "M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 19.500c.6-3.400 3.100-5.200 6.500-5.200s5.900 1.800 6.500 5.200M16 4.900a3.300 3.300 0 0 1 0 6.200M18 14.700c2 .8 3.200 2.400 3.600 4.800",
  voice: "M12 15a3 3 0 0 0 3-3V6.500a3 3 0 0 0-6 0V12a3 3 0 0 0 3 3zM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3",
  sticker: "M12 20.500a8.500 8.500 0 1 1 8.500-8.500c-4.700 0-8.500 3.800-8.500 8.500zM12 20.500l8.500-8.500M8.800 9.800h.01M14.500 9h.01M8 13.500c.7 1 1.700 1.600 3 1.700",
  file: "M7 3.500h7l4.500 4.500v11.500a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM13.500 3.500v5h5",
  play: "M8 5.500v13l10.500-6.500z",
  pause: "M8.500 6v12M15.500 6v12",
  phone: "M6.500 3.500h3l1.500 4-2 1.500a11 11 0 0 0 5 5l1.500-2 4 1.500v3a2 2 0 0 1-2.200 2A16.500 16.500 0 0 1 4.500 5.700a2 2 0 0 1 2-2.200z",
  skip: "M5 6v12l7-6zM13 6v12l6-6zM20 6v12",
  power: "M12 3.500v8M17.500 6.800a8 8 0 1 1-11 0",
  fault: "M12 4 2.800 19.500h18.400zM12 10v4.500M12 17.200h.01",
  calls: "M8 7h12M8 12h12M8 17h12M4 7h.01M4 12h.01M4 17h.01",
  bell: "M6.500 16.500V11a5.500 5.500 0 0 1 11 0v5.500l1.500 1.500H5zM10 20.500h4M12 5.500V4",
  mute: "M6.500 16.500V11a5.500 5.500 0 0 1 1-3.200M10 5.900a5.500 5.500 0 0 1 7.500 5.100v4M5 18h12M10 20.500h4M4 4l16 16",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400",
  moon: "M19.500 14.200A8 8 0 0 1 9.800 4.500a8 8 0 1 0 9.700 9.700z",
  menu: "M4 7h16M4 12h16M4 17h16",
  reply: "M10 6 4.500 11.500 10 17M5 11.500h8.500a6 6 0 0 1 6 6v1",
  edit: "M4.500 19.500l1-4.300L15.800 5a1.800 1.800 0 0 1 2.600 0l.7.7a1.800 1.800 0 0 1 0 2.500L8.800 18.500zM14.500 6.500l3 3",
  copy: "M9 8.500h9.500a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9.500a1 1 0 0 1 1-1zM15.500 8.500V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v9.500a1 1 0 0 0 1 1h3",
  bin: "M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7M10.500 11v5M13.500 11v5",
  block: "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM6 6l12 12",
  leave: "M14 4.500H6a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1h8M10.500 12h10M17 8.500l3.500 3.500-3.500 3.500",
  tick: "m5 12.500 4.500 4.500L19 7.500",
  pinned: "M9 4h6l-.8 6 3.300 3.500h-11L9.800 10zM12 13.500V20",
  out: "M8 16 16.500 7.500M9.500 7.500h7v7",
  clock: "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM12 7.500V12l3 2",
  gauge: "M4.500 17.500a8.500 8.500 0 1 1 15 0M12 14l3.500-4.500M12 14.500h.01",
};
const SVG = "http://www.w3.org/2000/svg";

/** A line icon of the set above; decoration only, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round picture with initials, coloured by id, so that the same person has the same colour everywhere. */
export function avatar(id, name, kind = "person") {
  const words = name.replace(/[^\p{L}\p{N}\s]/gu, "").trim().split(/\s+/);
  const initials = ((words[0]?.[0] ?? "?") + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
  return h("span.avatar", { "aria-hidden": "true", "data-kind": kind, style: `--hue:${hue(id)}` }, initials);
}

/** A hue of the colour wheel for an id; neighbours in number are far apart in colour. */
export function hue(id) {
  return Math.round((Math.abs(Number(id) || 0) * 137.508) % 360);
}
