// Swagger UI over our own description; its online validator stays off.
const root = document.getElementById("swagger");

window.SwaggerUIBundle({
  domNode: root,
  url: root.dataset.schema,
  deepLinking: true,
  validatorUrl: null,
});
