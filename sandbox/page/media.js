// Draws what a message carries besides text: pictures, places, contacts, voices, files, polls; refuses to fetch from elsewhere.
import { avatar, h, icon } from "./dom.js";
import { say } from "./labels.js";

/** A node for the media of a message. `touch(kind, value)` tells what was pressed. */
export function draw(media, touch, clockTime) {
  const painter = PAINTERS[media.kind] ?? file;
  return painter(media, touch, clockTime);
}

function photo(media, touch) {
  const shape = media.width && media.height ? `aspect-ratio:${media.width}/${media.height}` : "";
  const image = h("img.picture", { src: media.url ?? "", alt: say("photo"), loading: "lazy", decoding: "async", style: shape });
  image.addEventListener("error", () => image.replaceWith(h("div.picture.lost", {}, icon("photo"), say("photo"))), { once: true });
  if (!media.spoiler) return h("button.picture-frame", { "aria-label": say("photo"), onclick: () => touch("picture", media.url) }, image);
  const frame = h("button.picture-frame.hidden-picture", { "aria-label": say("spoiler") }, image);
  frame.addEventListener("click", () => {
    if (!frame.classList.contains("hidden-picture")) return touch("picture", media.url);
    frame.setAttribute("aria-label", say("photo"));
    return frame.classList.remove("hidden-picture");
  });
  return frame;
}

function location(media, touch, clockTime) {
  const { latitude, longitude } = media;
  const words = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const alive = Boolean(media.live_until) && !media.stopped;
  const kind = media.live_until ? say("live_location") : say("location");
  const title = media.title ?? (alive ? say("live_until", { time: clockTime(media.live_until) }) : kind);
  return h("button.place", { "aria-label": `${kind} ${media.title ?? ""} ${words}`, onclick: () => touch("copy", words) },
    sketch(latitude, longitude, alive),
    h("span.place-words", {}, h("strong", {}, title), media.address ? h("span", {}, media.address) : null, h("span.figures", {}, words)));
}

// No map tiles offline: a quiet drawn ground whose lines move with the coordinates, so that a moving pin is seen to move.
function sketch(latitude, longitude, alive) {
  const shift = (value, scale) => (((value * scale) % 1) + 1) % 1;
  const style = `--east:${-shift(longitude, 120) * 46}px;--north:${shift(latitude, 170) * 46}px;--turn:${Math.round(shift(latitude + longitude, 3) * 40) - 20}deg`;
  return h("span.ground", { style, "aria-hidden": "true" }, h("span.streets"), h("span.water"), h(alive ? "span.pin.alive" : "span.pin", {}, icon("pin")));
}

function contact(media, touch) {
  const name = [media.first_name, media.last_name].filter(Boolean).join(" ");
  return h("button.card", { onclick: () => touch("copy", media.phone_number) },
    avatar(media.user_id ?? 7, name), h("span.card-words", {}, h("strong", {}, name), h("span.figures", {}, media.phone_number)));
}

function voice(media) {
  const bars = [...Array(26).keys()].map((at) => h("i", { style: `height:${22 + Math.round(Math.abs(Math.sin(at * 1.7) + Math.sin(at * 0.6)) * 38)}%` }));
  const seconds = Math.round(media.duration ?? 0);
  const length = h("span.figures", {}, `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  const button = h("button.round.strong", { "aria-label": say("voice"), disabled: !media.url }, icon("play"));
  const row = h("div.voice", {}, button, h("span.wave", { "aria-hidden": "true" }, bars), length);
  if (!media.url) return row;
  const sound = new Audio();
  sound.preload = "none";
  sound.src = media.url;
  const show = (name) => button.replaceChildren(icon(name));
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(() => row.classList.add("broken")) : sound.pause()));
  sound.addEventListener("play", () => show("pause"));
  for (const end of ["pause", "ended"]) sound.addEventListener(end, () => show("play"));
  sound.addEventListener("timeupdate", () => row.style.setProperty("--played", sound.duration ? sound.currentTime / sound.duration : 0));
  return row;
}

function file(media) {
  const name = media.file_name ?? say(media.kind === "video" ? "video" : "document");
  const size = media.file_size;
  const words = size ? (size < 1024 ? `${size} B` : size < 1048576 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1048576).toFixed(1)} MB`) : "";
  const inner = [h("span.round.strong", { "aria-hidden": "true" }, icon("file")), h("span.card-words", {}, h("strong", {}, name), h("span.figures", {}, words))];
  return media.url ? h("a.card", { href: media.url, download: name }, inner) : h("div.card", {}, inner);
}

function video(media, touch) {
  return media.url ? h("video.picture", { src: media.url, controls: true, preload: "none" }) : file(media, touch);
}

function sticker(media) {
  return h("div.sticker", { role: "img", "aria-label": `${say("sticker")} ${media.emoji ?? ""}` }, media.emoji ?? "🙂");
}

function poll(media, touch) {
  const chosen = new Set(media.chosen);
  const quiz = media.type === "quiz";
  const decided = chosen.size > 0 || media.is_closed;
  const final = media.is_closed || (decided && !media.allows_revoting && !media.allows_multiple_answers);
  const solution = media.correct_option_ids ?? (media.correct_option_id === undefined ? [] : [media.correct_option_id]);
  const option = ({ text, voter_count: votes }, index) => {
    const share = media.total_voter_count ? Math.round((votes / media.total_voter_count) * 100) : 0;
    const right = decided && quiz && solution.includes(index);
    const wrong = decided && quiz && chosen.has(index) && !right;
    return h(`button.option${right ? ".right" : wrong ? ".wrong" : ""}`, {
      "aria-pressed": String(chosen.has(index)), disabled: final, onclick: () => touch("vote", index), style: `--share:${decided ? share : 0}%`,
    }, h("span.mark", { "aria-hidden": "true" }, chosen.has(index) || right ? icon(wrong ? "close" : "tick") : null), h("span", {}, text), decided ? h("span.figures", {}, `${share} %`) : null);
  };
  const state = [say(quiz ? "quiz" : "poll"), media.total_voter_count === 1 ? say("one_vote") : say("votes", { n: media.total_voter_count }), media.allows_multiple_answers ? say("several") : null, media.is_closed ? say("closed") : null];
  return h("div.poll", {}, h("strong", {}, media.question), h("span.figures", {}, state.filter(Boolean).join(" · ")), media.options.map(option),
    decided && media.explanation ? h("p.explanation", {}, media.explanation) : null);
}

const PAINTERS = { photo, location, venue: location, contact, voice, audio: voice, document: file, video, animation: video, sticker, poll };
