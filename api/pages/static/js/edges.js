// Links with data-upstream and data-unit open the two texts in the panel.
import { fragment, open } from "./panel.js";

/** Show the texts of all edges between two documents, items or clauses. */
export function texts(upstream, unit, from) {
  return open(fragment("/parts/edge", { upstream, unit }), from);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-unit]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  texts(link.dataset.upstream, link.dataset.unit, link);
});
