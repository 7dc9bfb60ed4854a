
"use strict";
// Filters the page. The state is in the address, after #?, so that a filtered page can be sent to somebody.
const form = document.getElementById("filters");
const text = document.getElementById("text");
const resource = document.getElementById("resource");
const shown = document.getElementById("shown");
const levels = [...form.querySelectorAll("[name=level]")];
const cards = [...document.querySelectorAll("article")].map((card) => ({
  card,
  said: card.textContent.toLowerCase(),
  resources: card.dataset.resources.split(" "),
  level: card.closest("section").dataset.level,
}));

function filter() {
  const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const on = new Set(levels.filter((box) => box.checked).map((box) => box.value));
  let count = 0;
  for (const { card, said, resources, level } of cards) {
    const fits =
      on.has(level) && (!resource.value || resources.includes(resource.value)) && words.every((word) => said.includes(word));
    card.hidden = !fits;
    count += fits;
  }
  for (const section of document.querySelectorAll("section")) {
    section.hidden = !section.querySelector("article:not([hidden])");
  }
  document.getElementById("nothing").hidden = count > 0 || cards.length === 0;
  shown.textContent = count === cards.length ? `${count} entries` : `${count} of ${cards.length} entries`;
}

function remember() {
  const state = new URLSearchParams();
  if (text.value) state.set("text", text.value);
  if (resource.value) state.set("resource", resource.value);
  const off = levels.filter((box) => !box.checked).map((box) => box.value);
  if (off.length) state.set("without", off.join(" "));
  history.replaceState(null, "", `${state}` ? `#?${state}` : location.pathname + location.search);
}

function recall() {
  const state = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
  text.value = state.get("text") ?? "";
  resource.value = state.get("resource") ?? "";
  const off = (state.get("without") ?? "").split(" ");
  for (const box of levels) box.checked = !off.includes(box.value);
  filter();
}

form.hidden = cards.length === 0;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
  filter();
  remember();
});
document.getElementById("all").addEventListener("click", () => {
  form.reset();
  filter();
  remember();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    text.focus();
  }
});
// A link to a finding shows it, whatever is filtered.
addEventListener("hashchange", () => {
  if (location.hash.startsWith("#?")) return recall();
  const target = document.getElementById(location.hash.slice(1));
  if (target?.closest("[hidden]")) {
    form.reset();
    filter();
    target.scrollIntoView();
  }
  target?.closest("article")?.querySelector("details")?.setAttribute("open", "");
});
recall();
