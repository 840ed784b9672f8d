// The graph: data and places come from the server, vis-network draws, an edge opens its texts.
import { texts } from "./edges.js";

const canvas = document.getElementById("graph");
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(`--${name}`).trim();

const options = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, dragNodes: true, navigationButtons: false, keyboard: false, selectConnectedEdges: false },
  nodes: {
    shape: "box", margin: 6, borderWidth: 1, widthConstraint: { minimum: 204, maximum: 204 },
    font: { size: 13, face: style.getPropertyValue("--sans"), color: colour("ink"), align: "left" },
    color: {
      background: colour("card"), border: colour("line-strong"),
      highlight: { background: colour("wash"), border: colour("accent") },
      hover: { background: colour("wash"), border: colour("accent") },
    },
  },
  edges: {
    arrows: { to: { enabled: true, scaleFactor: 0.45 } },
    smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 },
    font: { size: 0 }, selectionWidth: 1.5, hoverWidth: 1,
  },
};

function edge(each) {
  const of = colour(each.relation);
  return { ...each, title: undefined, color: { color: of, highlight: of, hover: of, opacity: 0.75 } };
}

/** A document's place and number above its nodes, over the lines. */
function headings(context, list) {
  const sans = style.getPropertyValue("--sans");
  context.textAlign = "center";
  for (const each of list) {
    context.fillStyle = colour("card");
    context.fillRect(each.x - 90, each.y - 60, 180, 42);
    context.fillStyle = colour("ink");
    context.font = `600 17px ${sans}`;
    context.fillText(each.place, each.x, each.y - 42);
    context.fillStyle = colour("ink-soft");
    context.font = `13px ${sans}`;
    context.fillText(each.name, each.x, each.y - 23);
  }
}

/** Select the nodes whose id or label contains the words, and bring them into view. */
function find(network, nodes, words) {
  const found = words ? nodes.filter((each) => `${each.id} ${each.label}`.includes(words)).map((each) => each.id) : [];
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

async function draw() {
  const data = await (await fetch(canvas.dataset.source)).json();
  const edges = data.edges.map(edge);
  const network = new window.vis.Network(canvas, { nodes: data.nodes.map(({ color, href, ...rest }) => rest), edges }, options);
  network.on("afterDrawing", (context) => headings(context, data.headings));
  network.on("selectEdge", ({ nodes, edges: [id] }) => {
    const chosen = edges.find((each) => each.id === id);
    if (chosen && !nodes.length && !canvas.dataset.gathered) texts(chosen.from, chosen.to, canvas);
  });
  network.on("doubleClick", ({ nodes: [id] }) => {
    const node = data.nodes.find((each) => each.id === id);
    if (node) location.href = node.href;
  });
  document.getElementById("find").addEventListener("input", (event) => find(network, data.nodes, event.target.value.trim()));
  document.getElementById("png").addEventListener("click", (event) => save(event.target.dataset.source));
  document.getElementById("fit").addEventListener("click", () => network.fit());
  network.once("afterDrawing", () => canvas.classList.add("drawn"));
  window.lineage = { network, edges };
}

if (canvas) draw();
