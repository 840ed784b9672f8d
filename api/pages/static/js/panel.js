// The side panel: fetches a fragment, shows it, gives focus back when it closes.
const panel = document.getElementById("panel");
const content = panel?.querySelector(".content");
let opener = null;

/** Show the fragment at `address`; focus goes to its heading and returns to `from` on close. */
export async function open(address, from) {
  const response = await fetch(address);
  const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
  content.replaceChildren(...(parsed.querySelector("main") ?? parsed.body).childNodes);
  opener = from ?? opener;
  panel.hidden = false;
  content.scrollTop = 0;
  content.querySelector("#panel-title")?.focus({ preventScroll: true });
}

/** Hide the panel. */
export function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  content.replaceChildren();
  opener?.focus({ preventScroll: true });
  panel.dispatchEvent(new CustomEvent("closed"));
}

/** An address of a fragment, in the page's language. */
export function fragment(path, values) {
  const query = new URLSearchParams(values);
  query.set("lang", document.documentElement.lang.slice(0, 2));
  return `${path}?${query}`;
}

panel?.querySelector("[data-close]").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel && !panel.hidden) close();
});

export { panel };
