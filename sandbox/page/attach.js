// What a person can send besides text, and the forms for it; refuses to send anywhere but through the phone.
import { h, icon } from "./dom.js";
import { say } from "./labels.js";
import { dialog, field, picker } from "./menu.js";

const FACES = ["🙂", "👍", "❤️", "😂", "🎉", "🙏", "😢", "😡", "🤔", "👋", "🔧", "🛠️", "📶", "🖨️", "📺", "🐱"];
// Where a location starts when the town names no places: a few squares of the countries around.
const PLACES = [
  { name: "Zürich, Stauffacher", latitude: 47.3735, longitude: 8.5292 }, { name: "Zürich, Oerlikon", latitude: 47.4111, longitude: 8.5441 },
  { name: "Winterthur", latitude: 47.4995, longitude: 8.7241 }, { name: "Bern", latitude: 46.9487, longitude: 7.4396 },
  { name: "Berlin, Mitte", latitude: 52.5208, longitude: 13.4095 }, { name: "Wien", latitude: 48.2086, longitude: 16.3731 },
];

/** The entries of the attach menu of a phone. */
export function attachments(phone, anchor) {
  return [
    { icon: "photo", label: say("photo"), act: () => chooseFile("image/*", (file) => phone.sendPicture("photo", file)) },
    { icon: "file", label: say("document"), act: () => chooseFile("", (file) => phone.sendPicture("document", file)) },
    { icon: "pin", label: say("location"), act: () => location(phone) },
    { icon: "person", label: say("contact"), act: () => contact(phone) },
    { icon: "voice", label: say("voice"), act: () => voice(phone) },
    { icon: "sticker", label: say("sticker"), act: () => stickers(phone, anchor) },
  ];
}

function chooseFile(accept, then) {
  const input = h("input", { type: "file", accept, onchange: () => input.files[0] && then(input.files[0]) });
  input.click();
}

/** Ask where the person is and for how many seconds live, and send it. */
export function location(phone, send = (place, live) => phone.sendLocation(place, live)) {
  const live = h("input.field", { type: "number", min: 0, max: 1440, value: 0 });
  whereabouts(phone, phone.lastPlace, [field(say("minutes_live"), live)], (place) => send(place, Number(live.value) * 60));
}

/** A live location moves on. */
export function move(phone, message) {
  whereabouts(phone, message.media, [], (place) => phone.moves(message, place));
}

function whereabouts(phone, start, more, then) {
  const places = phone.town.places.length ? phone.town.places : PLACES;
  const { latitude: north, longitude: east } = start ?? places[0];
  const latitude = h("input.field", { type: "number", step: "any", min: -90, max: 90, required: true, value: north });
  const longitude = h("input.field", { type: "number", step: "any", min: -180, max: 180, required: true, value: east });
  const chips = h("div.chips", {}, places.map((place) => h("button.chip-button", {
    onclick: () => {
      latitude.value = place.latitude;
      longitude.value = place.longitude;
    },
  }, place.name)));
  dialog(`${phone.personName}: ${say("location")}`, [chips, h("div.pair", {}, field(say("latitude"), latitude), field(say("longitude"), longitude)), more], {
    action: say("send"),
    act: () => {
      phone.lastPlace = { latitude: Number(latitude.value), longitude: Number(longitude.value) };
      return then(phone.lastPlace);
    },
  });
}

function contact(phone) {
  const name = h("input.field", { value: phone.personName, required: true });
  const number = h("input.field", { type: "tel", value: phone.ownNumber, required: true, pattern: "[+0-9 ]{3,20}" });
  dialog(`${phone.personName}: ${say("contact")}`, [field(say("name"), name), field(say("number"), number)], {
    action: say("send"), act: () => phone.sendContact(number.value.trim(), name.value.trim()),
  });
}

function voice(phone) {
  let recorder = null;
  const words = h("p.quiet", { role: "status" });
  const button = h("button.plain", { onclick: () => (recorder ? recorder.stop() : begin()) }, icon("voice"), h("span", {}, say("record")));
  const canned = h("button.plain", { onclick: () => send(hum(2), "voice.wav", 2) }, icon("play"), h("span", {}, say("canned")));
  const box = dialog(`${phone.personName}: ${say("voice")}`, [h("div.chips", {}, canned, button), words]);
  box.addEventListener("close", () => recorder?.stream.getTracks().forEach((track) => track.stop()));

  async function send(blob, name, seconds) {
    if (await phone.sendFile("voice", blob, name, { duration: seconds })) box.close();
  }

  async function begin() {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const pieces = [];
      const from = performance.now();
      recorder = new MediaRecorder(stream);
      recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
      recorder.addEventListener("stop", () => send(new Blob(pieces, { type: recorder.mimeType }), "voice.webm", Math.max(1, Math.round((performance.now() - from) / 1000))));
      recorder.start();
      button.querySelector("span").textContent = say("stop_send");
    } catch {
      words.textContent = say("no_microphone");
    }
  }
}

/** A voice-like sound of some seconds as a WAV file, made on the spot: 8 kHz, 8 bit. */
export function hum(seconds) {
  const rate = 8000;
  const bytes = new Uint8Array(44 + rate * seconds);
  const view = new DataView(bytes.buffer);
  const write = (at, text) => [...text].forEach((letter, index) => (bytes[at + index] = letter.charCodeAt(0)));
  write(0, "RIFF"), view.setUint32(4, bytes.length - 8, true), write(8, "WAVEfmt "), view.setUint32(16, 16, true);
  view.setUint16(20, 1, true), view.setUint16(22, 1, true), view.setUint32(24, rate, true), view.setUint32(28, rate, true);
  view.setUint16(32, 1, true), view.setUint16(34, 8, true), write(36, "data"), view.setUint32(40, rate * seconds, true);
  for (let at = 0; at < rate * seconds; at += 1) {
    const moment = at / rate;
    const syllable = Math.max(0, Math.sin(moment * 19)) * Math.min(1, moment * 8, (seconds - moment) * 8);
    bytes[44 + at] = 128 + 50 * syllable * Math.sin(2 * Math.PI * (170 + 40 * Math.sin(moment * 5)) * moment);
  }
  return new Blob([bytes], { type: "audio/wav" });
}

function stickers(phone, anchor) {
  picker(anchor, say("sticker"), FACES.map((face) => ({ words: face, draw: () => h("span.face", {}, face), act: () => phone.sendSticker(face) })), { search: false }).classList.add("faces");
}
