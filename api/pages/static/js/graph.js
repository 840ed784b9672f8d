// The graph: data and places come from the server, vis-network draws, an edge opens its texts.
import { fragment, open } from "./panel.js";

const canvas = document.getElementById("graph");
const table = document.querySelector("#table table");
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

function headings(context, list) {
  context.textAlign = "center";
  for (const each of list) {
    context.fillStyle = colour("ink");
    context.font = `600 17px ${style.getPropertyValue("--sans")}`;
    context.fillText(each.place, each.x, each.y - 44);
    context.fillStyle = colour("ink-soft");
    context.font = `13px ${style.getPropertyValue("--sans")}`;
    context.fillText(each.name, each.x, each.y - 25);
  }
}

const texts = (upstream, unit, from) => open(fragment(table.dataset.part, { upstream, unit }), from);

async function draw() {
  const data = await (await fetch(canvas.dataset.source)).json();
  const edges = data.edges.map(edge);
  const network = new window.vis.Network(canvas, { nodes: data.nodes.map(({ color, ...rest }) => rest), edges }, options);
  network.on("beforeDrawing", (context) => headings(context, data.headings));
  network.on("selectEdge", ({ nodes, edges: [id] }) => {
    const chosen = edges.find((each) => each.id === id);
    if (chosen && !nodes.length) texts(chosen.from, chosen.to, canvas);
  });
  document.getElementById("fit").addEventListener("click", () => network.fit());
  network.once("afterDrawing", () => canvas.classList.add("drawn"));
  window.lineage = { network, edges };
}

table?.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-unit]");
  if (!link) return;
  event.preventDefault();
  texts(link.dataset.upstream, link.dataset.unit, link);
});

if (canvas) draw();
