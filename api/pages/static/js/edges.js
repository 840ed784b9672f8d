// Links with data-upstream and data-unit open the two texts in the panel, those with
// data-document what it did with the item of their row.
import { fragment, open } from "./panel.js";

/** Show the texts of all edges between two documents, items or clauses. */
export function texts(upstream, unit, from) {
  return open(fragment("/parts/edge", { upstream, unit }), from);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-unit], a[data-document]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { unit, document: key } = link.dataset;
  const { item, upstream } = link.closest("[data-upstream]").dataset;
  if (unit) texts(upstream, unit, link);
  else open(fragment("/parts/cell", { item, document: key }), link);
});
