// Beside the source: what is pointed at or followed on one side is marked on the other.
const lines = [...document.querySelectorAll(".source-lines [data-clauses]")];

/** The lines that a clause was read from. */
const linesOf = (id) => lines.filter((each) => each.dataset.clauses.split(" ").includes(id));

/** The counterparts of a line or a clause, and itself. */
function pair(element) {
  const clauses = element.dataset.clauses?.split(" ").map((id) => document.getElementById(id));
  return [element, ...(clauses ?? linesOf(element.id))].filter(Boolean);
}

function mark(element) {
  for (const each of document.querySelectorAll(".beside .marked")) each.classList.remove("marked");
  for (const each of element ? pair(element) : []) each.classList.add("marked");
}

/** What stands at the address's anchor. */
const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

const article = document.querySelector(".beside");
for (const event of ["mouseover", "focusin"]) {
  article.addEventListener(event, ({ target: at }) => mark(at.closest("[data-clauses], .line")));
}
article.addEventListener("mouseleave", () => mark(target()));
addEventListener("hashchange", () => mark(target()));
mark(target());
