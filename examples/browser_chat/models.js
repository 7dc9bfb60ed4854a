// The field of the model: a list of those that the server has, or, without one, a text field and the reason.

const $ = (id) => document.getElementById(id);
const OTHER = ""; // the last entry of the list, which asks for a name

/** The model that is chosen. */
export function model() {
  const chosen = $("models").hidden ? OTHER : $("models").value;
  return chosen === OTHER ? $("model").value.trim() : chosen;
}

/** Let the visitor choose from a list; the model so far stays chosen, if the server has it. */
export function offer(names) {
  const before = model();
  const entries = names.toSorted().map((name) => new Option(name));
  $("models").replaceChildren(...entries, new Option("Another …", OTHER));
  $("models").hidden = names.length === 0;
  $("models").value = names.includes(before) || names.length === 0 ? before : entries[0].value;
  show(names.length ? "" : "This server lists no models. Type the name of one.");
}

/** Let the visitor type a name, and say why there is no list. */
export function typeInstead(why) {
  const before = model();
  $("models").hidden = true;
  $("model").value = before;
  show(why);
}

function show(why = "") {
  $("model").hidden = !$("models").hidden && $("models").value !== OTHER;
  $("model-note").textContent = why;
  $("model-note").hidden = !why;
}

$("models").addEventListener("change", () => {
  show();
  if (!$("model").hidden) $("model").focus();
});
