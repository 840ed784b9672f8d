// The buttons of a pair send what the reviewer decides; it is told below them, and the next pair is on.
import { fragment } from "./panel.js";

const KEYS = { d: "descends", t: "topical", u: "unrelated" };

/** Go to the first pair behind this one that nobody has decided. */
function next(pair) {
  const pairs = [...document.querySelectorAll(".decide")];
  const open = pairs.slice(pairs.indexOf(pair) + 1).find((each) => !("decided" in each.dataset));
  open?.closest("article").scrollIntoView({ block: "nearest" });
  open?.querySelector("button").focus({ preventScroll: true });
}

/** Send a judgement; `false` with the reason shown if it wasn't written. */
async function send(pair, judgement) {
  const { unit, upstream, lost } = pair.dataset;
  const told = pair.querySelector("[role=status]");
  const body = JSON.stringify({ unit, upstream, judgement, reason: pair.querySelector("input").value });
  const headers = { "Content-Type": "application/json" };
  try {
    const response = await fetch(fragment("/api/v1/decisions", {}), { method: "POST", headers, body });
    const answer = await response.json();
    told.textContent = response.ok ? answer.text : [answer.detail, answer.fix].filter(Boolean).join(" ");
    return response.ok;
  } catch {
    told.textContent = lost;
    return false;
  }
}

async function decide(pair, judgement) {
  if (!(await send(pair, judgement))) return;
  const back = judgement === "withdrawn";
  pair.toggleAttribute("data-decided", !back);
  for (const each of pair.querySelectorAll("[aria-pressed]")) each.ariaPressed = String(each.value === judgement);
  pair.querySelector("[value=withdrawn]").hidden = back;
  if (!back) next(pair);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".decide button");
  if (button) decide(button.closest(".decide"), button.value);
});
document.addEventListener("keydown", (event) => {
  const pair = event.target.closest(".decide");
  if (!pair || event.target.tagName !== "BUTTON" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in KEYS) decide(pair, KEYS[event.key]);
  if (event.key === "s") next(pair);
});
