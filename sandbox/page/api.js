// Talks to the people API under /town and knows whether the server is there; refuses to know what the answers mean.

/** A refusal by the server: a sentence meant for people, and the HTTP status. */
export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

/** The server cannot be reached at present. */
export class Away extends Error {}

/** "away" and "back" are told when the server goes and comes. */
export const line = new EventTarget();
let away = false;
export const isAway = () => away;

function seen(reachable) {
  if (reachable === !away) return;
  away = !reachable;
  line.dispatchEvent(new Event(away ? "away" : "back"));
  if (away) knock(500);
}

// One knocker for the whole page instead of every loop hammering a server that is starting.
function knock(pause) {
  setTimeout(async () => {
    try {
      const answer = await fetch("/town", { cache: "no-store", signal: AbortSignal.timeout(4000) });
      if (answer.ok) return seen(true);
    } catch {
      // still away: knock again, a little later each time
    }
    knock(Math.min(pause * 1.5, 4000));
  }, pause);
}

async function ask(path, options, patience) {
  let answer;
  try {
    answer = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(patience), ...options });
  } catch (problem) {
    // A slow answer (a long wait of the clock) is no proof that nobody is there.
    if (problem.name === "TimeoutError" && patience > 20000) throw new Away(problem.message);
    seen(false);
    throw new Away(problem.message);
  }
  const text = await answer.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    body = null;
  }
  if (answer.status >= 502 && answer.status <= 504) {
    seen(false);
    throw new Away(answer.statusText);
  }
  seen(true);
  if (!answer.ok) throw new Refused(answer.status, body?.error ?? body?.message ?? body?.description ?? (text || answer.statusText));
  return body;
}

export function get(path, query = {}, patience = 15000) {
  const wanted = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const tail = wanted.length ? `?${new URLSearchParams(wanted)}` : "";
  return ask(`/town${path}${tail}`, {}, patience);
}

export function post(path, body = {}, patience = 15000) {
  return ask(`/town${path}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  }, patience);
}

/** Send with a file: fields as form fields, the file under the name given. */
export function postFile(path, fields, name, file, filename) {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined && value !== "") form.append(key, String(value));
  }
  form.append(name, file, filename);
  return ask(`/town${path}`, { method: "POST", body: form }, 60000);
}
