// Swagger UI over our own description; its online validator stays off, its dark colours follow ours.
const root = document.getElementById("swagger");
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);

follow();
dark.addEventListener("change", follow);

window.SwaggerUIBundle({
  domNode: root,
  url: root.dataset.schema,
  deepLinking: true,
  validatorUrl: null,
});
