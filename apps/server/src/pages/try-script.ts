/** Shows the description that the page names, in the colours of the reader's system; asks no other server for anything. */
export const tryScript = `
const dark = matchMedia("(prefers-color-scheme: dark)");
const colour = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", colour);
colour();
const place = document.getElementById("try");
// fields that have no label are named after what they are for
const nameOf = (field) =>
  field.closest("[data-param-name]")?.dataset.paramName ??
  (field.id === "servers"
    ? "Server"
    : field.closest(".responses-wrapper")
      ? field.closest(".examples-select") ? "Example" : "Type of the answer"
      : field.closest(".examples-select") ? "Example" : field.tagName === "TEXTAREA" ? "Body" : "Type of the body");
const named = () => {
  for (const field of place.querySelectorAll("select, input, textarea"))
    if (!field.ariaLabel && (field.tagName === "SELECT" || !field.labels?.length)) field.ariaLabel = nameOf(field);
  // what scrolls has to be reached by the keyboard
  for (const block of place.querySelectorAll("pre")) block.tabIndex = 0;
};
new MutationObserver(named).observe(place, { childList: true, subtree: true });
window.ui = SwaggerUIBundle({
  url: place.dataset.url,
  domNode: place,
  docExpansion: "none",
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
`;
