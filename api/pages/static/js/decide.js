// The buttons of a pair send what the reviewer decides, with the texts that were read; it is told below
// them, and the next pair is on.
import { fragment } from "./panel.js";

const KEYS = { d: "descends", t: "topical", u: "unrelated" };

/** Go to the first pair behind this one that nobody has decided, or to the link to more of them, or to the first. */
function next(pair) {
  const pairs = [...document.querySelectorAll(".decide")];
  const open = pairs.slice(pairs.indexOf(pair) + 1).find((each) => !("decided" in each.dataset));
  open?.closest("article").scrollIntoView({ block: "nearest" });
  open?.querySelector("button").focus({ preventScroll: true });
  if (!open) (document.querySelector(".leaves [rel=next]") ?? document.querySelector(".leaves a"))?.focus();
}

/** What the page shows of a clause. */
function textOf(id, pair) {
  const sides = [...pair.closest("article").querySelectorAll(".side")];
  return sides.find((each) => each.querySelector(".id")?.textContent === id)?.querySelector(".text")?.textContent;
}

/** Send a judgement; `false` with the reason shown if it wasn't written. */
async function send(pair, judgement) {
  const { unit, upstream, lost } = pair.dataset;
  const told = pair.querySelector("[role=status]");
  const read = { unit_text: textOf(unit, pair), upstream_text: textOf(upstream, pair) };
  const body = JSON.stringify({ unit, upstream, judgement, reason: pair.querySelector("input").value, ...read });
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
  if (pair.ariaBusy) return;
  pair.ariaBusy = "true";
  const written = await send(pair, judgement);
  pair.ariaBusy = null;
  if (!written) return;
  const back = judgement === "withdrawn";
  pair.toggleAttribute("data-decided", !back);
  for (const each of pair.querySelectorAll("[aria-pressed]")) each.ariaPressed = String(each.value === judgement);
  pair.querySelector("[value=withdrawn]").hidden = back;
  if (back) pair.querySelector("button").focus();
  else next(pair);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".decide button");
  if (button) decide(button.closest(".decide"), button.value);
});
document.addEventListener("keydown", (event) => {
  const pair = event.target.closest(".decide");
  if (pair && event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
  if (!pair || event.target.tagName !== "BUTTON" || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in KEYS) decide(pair, KEYS[event.key]);
  if (event.key === "s") next(pair);
});
