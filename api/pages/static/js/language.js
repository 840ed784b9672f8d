// The link to the other language leads to this very view, also when the address has followed a click.
const link = document.querySelector(".language");

link.addEventListener("click", () => {
  const other = new URL(link.href).searchParams.get("lang");
  const address = new URL(location.href);
  if (other) address.searchParams.set("lang", other);
  else address.searchParams.delete("lang");
  link.href = address;
});
