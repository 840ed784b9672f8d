// The graph: data and places come from the server, vis-network draws; a click opens in place, and
// the address follows.
import { texts } from "./edges.js";
import { fragment, open } from "./panel.js";

const canvas = document.getElementById("graph");
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(`--${name}`).trim();
const sans = style.getPropertyValue("--sans");

const options = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, dragNodes: true, navigationButtons: false, keyboard: false, selectConnectedEdges: false },
  nodes: {
    shape: "box", margin: 6, borderWidth: 1,
    font: { size: 13, face: sans, color: colour("ink"), align: "left" },
  },
  edges: {
    arrows: { to: { enabled: true, scaleFactor: 0.45 } },
    smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 },
    font: { size: 0 }, selectionWidth: 1.5, hoverWidth: 1,
  },
};

const strong = { background: colour("wash"), border: colour("accent") };

/** A node as vis-network takes it; what is opened is a heading without a frame. */
function node({ id, label, x, y, width, opened }) {
  const plain = opened
    ? { background: colour("wash"), border: colour("wash") }
    : { background: colour("card"), border: colour("line-strong") };
  return {
    id, label, x, y, widthConstraint: { minimum: width, maximum: width },
    color: { ...plain, highlight: strong, hover: strong },
  };
}

const CROWD = 200; // lines, beyond which each is paler

function edge(each, _, all) {
  const of = colour(each.relation);
  const opacity = all.length > CROWD ? 0.55 : 0.85;
  const smooth = each.bent && { type: each.bent > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(each.bent) };
  return { ...each, title: undefined, ...(smooth && { smooth: { enabled: true, ...smooth } }), color: { color: of, highlight: of, hover: of, opacity } };
}

let data = { nodes: [], edges: [] };
const drawn = { nodes: new window.vis.DataSet(), edges: new window.vis.DataSet() };
let network;
let asked = 0;

const nodeOf = (id) => data.nodes.find((each) => each.id === id);

/** Draw what the canvas names as its source; false when something else was asked for meanwhile. */
async function load() {
  const turn = ++asked;
  canvas.setAttribute("aria-busy", "true");
  const found = await (await fetch(canvas.dataset.source)).json();
  if (turn !== asked) return false;
  data = found;
  drawn.edges.clear();
  drawn.nodes.clear();
  drawn.nodes.add(data.nodes.map(node));
  drawn.edges.add(data.edges.map(edge));
  window.lineage = { network, ...data };
  return true;
}

/** Bring the view of that address in place; the node `around` stays where it is on the screen. */
async function go(address, { push = true, around } = {}) {
  canvas.setAttribute("aria-busy", "true");
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const next = page.getElementById("graph");
  if (!next) {
    location.assign(address);
    return;
  }
  if (push) history.pushState(null, "", address);
  const unfolded = document.getElementById("table").open;
  for (const id of ["filters", "tools", "table"]) document.getElementById(id).replaceWith(page.getElementById(id));
  document.getElementById("table").open = unfolded;
  canvas.dataset.source = next.dataset.source;
  const before = around && network.canvasToDOM(network.getPosition(around));
  canvas.classList.toggle("low", next.classList.contains("low"));
  network.setSize("100%", "100%");
  network.redraw();
  if (!(await load())) return;
  if (nodeOf(around)) stay(around, before);
  else begin();
  canvas.removeAttribute("aria-busy");
}

/** The first view: the whole; where there is no room for it, legibly the first column that is opened. */
function begin() {
  network.fit({ animation: false });
  const opened = data.nodes.filter((each) => each.opened);
  const left = Math.min(...opened.map(({ x }) => x));
  if (canvas.clientWidth < NARROW && opened.length) reveal(data.nodes.filter(({ x }) => Math.abs(x - left) < COLUMN));
}

/** Keep a node where it was on the screen, and show what has opened below it. */
function stay(around, before) {
  const [at, now, view] = [network.DOMtoCanvas(before), network.getPosition(around), network.getViewPosition()];
  network.moveTo({ position: { x: view.x + now.x - at.x, y: view.y + now.y - at.y }, scale: network.getScale() });
  reveal(data.nodes.filter(({ id }) => id === around || id.startsWith(`${around}${around.includes(":") ? "." : ":"}`)));
  select(around);
}

const SMALLEST = 0.45; // scale at which labels can still be guessed
const LEGIBLE = 0.7; // scale at which they are read with ease
const NARROW = 600; // pixels of a canvas that has no room for the whole
const CAPTION = 11; // pixels of a caption, at any scale
const LABEL = 18; // height of a node within its frame, as it is laid out
const LIFTS = [0, -1, -2]; // lines by which the caption of what is opened gives way to another

/** Where labels are too small, where each document is from; no caption lies over another. */
function captions(context) {
  const scale = network.getScale();
  if (scale >= LEGIBLE) return;
  const high = CAPTION * 1.1 / scale;
  const written = [];
  const places = network.getPositions(); // while another view comes in, not yet of all
  context.font = `500 ${CAPTION / scale}px ${sans}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (const { id, label, width, opened } of data.nodes.filter((each) => !each.id.includes(":") && each.id in places)) {
    const { x, y } = places[id];
    const text = id.includes("/") ? label : label.replace(/^[▸▾] /, "").split(" ")[0];
    const left = x - width / 2;
    const right = left + context.measureText(text).width + 4 / scale;
    const free = (at) => !written.some((each) => left < each.right && each.left < right && Math.abs(at - each.at) < high);
    const at = (opened ? LIFTS : [0]).map((lines) => y + lines * high).find(free);
    if (at === undefined) continue;
    written.push({ left, right, at });
    context.fillStyle = colour(opened ? "wash" : "card");
    if (!opened) context.fillRect(left + 1, at - LABEL / 2, width - 2, LABEL); // a label that can't be read
    context.fillRect(left + 1, at - high / 2 + 1, right - left - 1, high - 2);
    context.fillStyle = colour("ink");
    context.fillText(text, left + 2 / scale, at);
  }
  canvas.dataset.captions = written.length;
}

/** Bring these nodes, which stand below each other, into view: smaller if need be, and legible. */
function reveal(nodes) {
  const top = Math.min(...nodes.map(({ y }) => y)) - 30;
  const bottom = Math.max(...nodes.map(({ y }) => y)) + 30;
  const left = Math.min(...nodes.map(({ x, width }) => x - width / 2)) - 16;
  const seen = (y) => network.canvasToDOM({ x: 0, y }).y;
  if (canvas.clientWidth < NARROW && network.getScale() < LEGIBLE) {
    const [across, down] = [canvas.clientWidth, canvas.clientHeight].map((length) => length / LEGIBLE / 2);
    network.moveTo({ position: { x: left + across, y: Math.min((top + bottom) / 2, top + down) }, scale: LEGIBLE });
    return;
  }
  if (seen(top) >= 0 && seen(bottom) <= canvas.clientHeight) return;
  const scale = Math.min(network.getScale(), Math.max(SMALLEST, canvas.clientHeight / (bottom - top)));
  network.moveTo({ position: { x: network.getViewPosition().x, y: (top + bottom) / 2 }, scale });
}

/** Open or close a document or an item, go to a region's documents, or show a clause. */
function act(id) {
  const chosen = nodeOf(id);
  if (!chosen.toggle) return open(fragment("/parts/clause", { id }), canvas);
  return id.includes("/") ? location.assign(chosen.toggle) : go(chosen.toggle, { around: id });
}

/** Mark a node, say what it is, and bring it into view. */
function select(id) {
  network.selectNodes([id], false);
  const { label, opened, toggle } = nodeOf(id);
  const state = toggle ? canvas.dataset[opened ? "opened" : "closed"] : "";
  document.getElementById("said").textContent = `${label.replace(/^[▸▾] /, "")} ${state}`;
  const { x, y } = network.canvasToDOM(network.getPosition(id));
  const inside = x > 0 && y > 0 && x < canvas.clientWidth && y < canvas.clientHeight;
  if (!inside) network.moveTo({ position: network.getPosition(id) });
}

const steps = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const COLUMN = 60; // nodes closer than this, across, stand below each other

/** The node next to another in a direction: along a line where there is one, else the nearest. */
function neighbour(id, [across, down]) {
  const from = nodeOf(id);
  const ends = data.edges.map((each) => (across > 0 ? [each.from, each.to] : [each.to, each.from]));
  const linked = across ? ends.filter(([start]) => start === id).map(([, end]) => nodeOf(end)) : [];
  const ahead = data.nodes.filter((each) => (down
    ? Math.abs(each.x - from.x) < COLUMN && (each.y - from.y) * down > 0
    : (each.x - from.x) * across > COLUMN));
  const far = (each) => Math.hypot(each.x - from.x, each.y - from.y);
  return (linked.length ? linked : ahead).sort((one, other) => far(one) - far(other))[0]?.id;
}

function key(event) {
  if (canvas.ariaBusy) return;
  const [current] = network.getSelectedNodes();
  if (event.key === "Enter" || event.key === " ") {
    if (current) act(current);
  } else if (event.key in steps && data.nodes.length) {
    const next = current ? neighbour(current, steps[event.key]) : data.nodes[0].id;
    if (next) select(next);
  } else return;
  event.preventDefault();
}

/** Select the nodes whose id or label contains the words, and bring them into view. */
function find(words) {
  const found = words ? data.nodes.filter((each) => `${each.id} ${each.label}`.includes(words)).map((each) => each.id) : [];
  network.selectNodes(found, false);
  network.fit({ nodes: found, maxZoomLevel: 1.2, animation: false });
}

/** Save the server's picture as PNG, at twice its size. */
async function save(source) {
  const svg = await (await fetch(source)).text();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const sheet = document.createElement("canvas");
  const scale = Math.min(2, 8000 / Math.max(image.width, image.height));
  sheet.width = image.width * scale;
  sheet.height = image.height * scale;
  sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
  const link = document.createElement("a");
  link.href = sheet.toDataURL("image/png");
  link.download = "lineage.png";
  link.click();
}

function press(event) {
  const button = event.target.closest("[data-do]");
  if (button?.dataset.do === "fit") network.fit();
  if (button?.dataset.do === "png") save(button.dataset.source);
  const toggle = event.target.closest("a[data-toggle]");
  if (!toggle || toggle.dataset.toggle.includes("/") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const id = toggle.dataset.toggle;
  go(toggle.href, { around: id }).then(() => document.querySelector(`[data-toggle="${CSS.escape(id)}"]`)?.focus());
}

async function start() {
  network = new window.vis.Network(canvas, drawn, options);
  network.on("click", ({ nodes: [id], edges: [line] }) => {
    if (id) act(id);
    else if (line && !String(line).includes("/")) texts(...line.split(" "), canvas);
  });
  network.on("selectNode", ({ nodes: [id] }) => select(id));
  network.on("afterDrawing", captions);
  canvas.addEventListener("keydown", key);
  document.addEventListener("click", press);
  document.addEventListener("input", (event) => { if (event.target.id === "find") find(event.target.value.trim()); });
  addEventListener("popstate", () => go(location.href, { push: false }));
  await load();
  network.once("afterDrawing", () => canvas.classList.add("drawn"));
  begin();
  network.redraw();
  canvas.removeAttribute("aria-busy");
}

if (canvas) start();
