// The matrix: arrow keys move between cells, a click opens the cell's panel, the address follows.
import { close, fragment, open, panel } from "./panel.js";

const table = document.getElementById("matrix");
const cells = table ? [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("a.cell")]) : [];
const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function place(cell) {
  const row = cells.findIndex((each) => each.includes(cell));
  return [row, cells[row].indexOf(cell)];
}

/** Only one cell is in the tab order; the arrows reach the others. */
function rove(cell) {
  for (const each of cells.flat()) each.tabIndex = each === cell ? 0 : -1;
}

function target(event) {
  const [row, column] = place(event.target);
  if (event.key === "Home") return cells[row][0];
  if (event.key === "End") return cells[row].at(-1);
  const step = steps[event.key];
  return step && cells[row + step[0]]?.[column + step[1]];
}

function mark(cell) {
  table.querySelector("[aria-current]")?.removeAttribute("aria-current");
  cell?.setAttribute("aria-current", "true");
}

function find(address) {
  const query = new URL(address).searchParams;
  return cells.flat().find((each) =>
    each.dataset.item === query.get("item") && each.dataset.document === query.get("document"));
}

async function show(cell) {
  mark(cell);
  rove(cell);
  const { item, document: key } = cell.dataset;
  await open(fragment(table.dataset.part, { item, document: key }), cell);
  uncover(cell);
}

/** Bring a cell into sight: the panel may have come over it, or made its column narrower. */
function uncover(cell) {
  cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** The address without an open cell. */
function plain() {
  const address = new URL(location.href);
  address.searchParams.delete("item");
  address.searchParams.delete("document");
  address.hash = "";
  return address;
}

function restore() {
  const cell = find(location.href);
  if (cell) show(cell);
  else close();
}

if (table) {
  uncover(find(location.href));
  rove(find(location.href) ?? cells[0]?.[0]);
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("a.cell");
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const address = new URL(cell.href);
    address.hash = "";
    history.pushState(null, "", address);
    show(cell);
  });
  table.addEventListener("keydown", (event) => {
    if (!event.target.matches?.("a.cell")) return;
    const next = target(event);
    if (!next) return;
    event.preventDefault();
    rove(next);
    next.focus();
  });
  panel.addEventListener("closed", () => {
    mark(null);
    if (find(location.href)) history.pushState(null, "", plain());
  });
  addEventListener("popstate", restore);
}
