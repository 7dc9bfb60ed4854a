// The search of the site: a worker that takes the messages of the site generator's own one, and ranks by what people look for.
//
// A word of the question fits a word of a section if they are the same, have the same stem, or the first begins the second; never inside a
// word. A section is worth the sum of the words that fit, rare ones more, those of a heading most, times how much of the question it has
// and times the worth of its kind (KINDS: guides before the reference). A word that fits nothing is dropped, so what is left still finds
// something. WORDS, which the build puts before this file, is words.toml: stop words, kinds, and the pages that answer a word of users.

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3, FAILED = 4;
const WORD = /[\p{L}\p{N}_]+/gu;
const STOP = new Set(WORDS.stop);
const FIT = { same: 1, stem: 0.9, prefix: 0.5, typo: 0.35 };
const IN = { title: 3, path: 1, text: 1 };
const BELOW = 0.4, LEAD = 1.25;
const NAME = /[._]|[a-z][A-Z]|^[A-Z]{2,}[a-z]/;
let sections = [], known = new Map(), roots = new Map(), lengths = [];

const plain = (text) => /^[\w .]*$/.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** What is left of a word without its endings: stream, streams, streamed and streaming have one stem. */
function stem(word) {
  if (word.length < 4 || /[\d_]/.test(word)) return word;
  const cut = word
    .replace(/(?:ies|ied|y)$/, "i")
    .replace(/(ss|x|ch|sh)es$/, "$1")
    .replace(/([^su])s$/, "$1")
    .replace(/(?:ations?|ating|ated|ates?)$/, "at")
    .replace(/(\w{3})(?:ing|ed|ions?)$/, "$1")
    .replace(/([bdgmnprt])\1$/, "$1");
  return cut.length > 3 ? cut.replace(/e$/, "") : cut;
}

/** A text without its tags, as long as before. */
const bare = (text) => text.replace(/<[^>]*>|&(?:amp|lt|gt|quot|#\d+);/g, (tag) => " ".repeat(tag.length));

/** A word as it is compared, and the parts of a name: `max_tokens` and `RateLimitError` have some. */
const forms = new Map();
function form(found) {
  let known = forms.get(found);
  if (!known) {
    const parts = /_|[a-z][A-Z]|[A-Z]{2}[a-z]/.test(found)
      ? [...found.matchAll(found.includes("_") ? /[^_]{2,}/g : /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g)].map(({ 0: part, index }) => ({ part: plain(part), at: index }))
      : [];
    forms.set(found, (known = { word: plain(found), parts: parts.length > 1 ? parts : [] }));
  }
  return known;
}

/** The words of a text with their places. */
function* words(text) {
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const { word, parts } = form(found);
    yield { word, parts, start: index, end: index + found.length };
  }
}

function kind(location) {
  let worth = 1;
  for (const [start, value] of Object.entries(WORDS.kinds)) if (location.startsWith(start)) worth = value;
  return worth;
}

/** Read the index: for each word, the sections that have it, and how much it says of each. */
function setUp(items) {
  known = new Map();
  sections = items.map((item, id) => {
    const path = item.path ?? [];
    const own = path.at(-1) === item.title ? path.slice(0, -1) : path;
    const fields = { title: item.title, path: own.slice(1).join(" "), text: item.text };
    const counts = new Map();
    let length = 0;
    for (const [field, text] of Object.entries(fields)) {
      const count = (word, much) => {
        let said = counts.get(word);
        if (!said) counts.set(word, (said = { id, title: 0, path: 0, text: 0 }));
        said[field] = field === "text" ? said.text + much : Math.max(said[field], much);
      };
      for (const found of bare(text).match(WORD) ?? []) {
        const { word, parts } = form(found);
        count(word, 1);
        for (const { part } of parts) count(part, field === "text" ? 0.5 : 0.6);
        if (field === "text") length += 1;
      }
    }
    for (const [word, said] of counts) {
      const all = known.get(word);
      if (all) all.push(said);
      else known.set(word, [said]);
    }
    const title = [...words(bare(item.title))].filter(({ word }) => !STOP.has(word)).map(({ word }) => stem(word));
    return { id, length, title, kind: kind(item.location), whole: name(item.title), page: item.location.split("#")[0], location: item.location };
  });
  roots = new Map([...known.keys()].map((word) => [word, stem(word)]));
  const leads = new Map(sections.filter(({ location, page }) => location === page).map(({ id, page }) => [page, id]));
  for (const section of sections) section.lead = leads.get(section.page) ?? section.id;
  const mean = sections.reduce((sum, { length }) => sum + length, 0) / (sections.length || 1);
  lengths = sections.map(({ length }) => 0.4 + 0.6 * (length / (mean || 1)));
}

/** A name as people write it: without the client, the call and the package. */
const name = (text) => plain(text.replace(/<[^>]*>/g, "")).trim().replace(/^(?:client|wherry|openai)\./, "").replace(/\(.*\)$/, "");

/** Whether one letter more, less, other, or two that changed places, lead from one word to the other. */
function near(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one[0] !== other[0]) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const rest = (a, b) => one.slice(at + a) === other.slice(at + b);
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || (one[at] === other[at + 1] && one[at + 1] === other[at] && rest(2, 2));
}

/** The words of the index that fit a word of the question, and how well. */
function fitting(asked) {
  const found = new Map(), root = stem(asked);
  for (const [word, its] of roots) {
    if (word === asked) found.set(word, FIT.same);
    else if (its === root) found.set(word, FIT.stem);
    else if (asked.length > 1 && word.startsWith(asked)) found.set(word, FIT.prefix);
  }
  if (!found.size && asked.length > 4) for (const word of known.keys()) if (near(asked, word)) found.set(word, FIT.typo);
  return found;
}

/** The words of a question: without those that say nothing, unless there are no others. */
function asked(input) {
  const all = [...new Set([...words(input)].map(({ word }) => word))];
  const telling = all.filter((word) => !STOP.has(word));
  return telling.length ? telling : all;
}

/** The sections that answer a question, best first: {id, score}. `terms` are its words that fit any. */
function search(input, terms) {
  const found = new Map();
  let whole = 0;
  for (const term of terms) {
    const best = new Map();
    for (const [word, fit] of term.fits) {
      for (const said of known.get(word)) {
        const text = said.text / (said.text + lengths[said.id]);
        const worth = fit * Math.max(IN.title * said.title, IN.path * said.path, IN.text * text);
        const old = best.get(said.id);
        if (!old || worth > old.worth) best.set(said.id, { worth, fit, title: said.title ? fit : old?.title ?? 0 });
        else if (said.title) old.title = Math.max(old.title, fit);
      }
    }
    for (const [id, { worth, fit }] of [...best]) {
      const { lead } = sections[id];
      const old = best.get(lead);
      if (lead !== id && worth * BELOW > (old?.worth ?? 0)) best.set(lead, { worth: worth * BELOW, fit, title: old?.title ?? 0 });
    }
    const rare = Math.log(1 + sections.length / (1 + best.size));
    whole += rare;
    for (const [id, { worth, fit, title }] of best) {
      const section = found.get(id) ?? found.set(id, { id, sum: 0, had: 0, title: 0 }).get(id);
      section.sum += rare * worth;
      section.had += rare * (fit > 0.6 ? 1 : 0.8);
      if (title > 0.6) section.title += 1;
    }
  }
  const wanted = name(input), answers = answering(input);
  for (const section of found.values()) {
    const of = sections[section.id];
    section.score = section.sum * (section.had / whole) ** 2 * of.kind;
    if (section.title) section.score *= 1 + (section.title / terms.length + section.title / Math.max(of.title.length, section.title)) / 2;
    if (of.lead === of.id) section.score *= LEAD;
    if (NAME.test(input) && of.whole.split(/[.\s]/).join(".").endsWith(wanted)) section.score += of.whole === wanted ? 200 : 40;
  }
  for (const { id, location, page } of sections) {
    const place = answers.findIndex((answer) => answer === location || (answer === page && location === page));
    if (place < 0) continue;
    const section = found.get(id) ?? found.set(id, { id, score: 0 }).get(id);
    section.score += 300 - place;
  }
  return [...found.values()].sort((a, b) => b.score - a.score || a.id - b.id).map(({ id, score }) => ({ id, score }));
}

/** The places that words.toml names for a question. A line holds if the question has all of its words, and few others. */
function answering(input) {
  const roots = asked(input).map(stem), exact = plain(input).trim();
  const found = [];
  for (const [phrase, places] of Object.entries(WORDS.answers)) {
    const needed = asked(phrase).map(stem);
    const fits = exact === plain(phrase) || (needed.every((root) => roots.includes(root)) && roots.length <= needed.length + 1);
    if (fits) found.push({ places, size: needed.length });
  }
  return found.sort((a, b) => b.size - a.size).flatMap(({ places }) => places);
}

/** Where the words of a question stand in a text, for the marks: `value` is how many letters were typed, -1 for another spelling. */
function ranges(text, typed) {
  const found = [];
  const mark = (word, start, end) => {
    const term = typed.find(({ fits }) => fits.has(word));
    if (term) found.push({ start, end, value: word.startsWith(term.word) ? term.word.length : -1 });
    return Boolean(term);
  };
  for (const { word, parts, start, end } of words(bare(text))) {
    if (!mark(word, start, end)) for (const { part, at } of parts) mark(part, start + at, start + at + part.length);
  }
  return found;
}

/** Answer a query of the page: one page of results, with marks. */
function answer(query, items) {
  const input = typeof query.input === "string" ? query.input : "";
  const { id, size, from } = query.page ?? { id: Date.now(), size: 10, from: 0 };
  const typed = asked(input).map((word) => ({ word, fits: fitting(word) })).filter(({ fits }) => fits.size);
  const all = search(input, typed);
  const shown = all.slice(from, from + size).map(({ id: section }) => {
    const item = items[section];
    const parts = { title: item.title, text: item.text, path: (item.path ?? []).join("") };
    const matches = Object.entries(parts).map(([field, text]) => ({ id: section, field, score: 0, value: { highlight: { ranges: ranges(text, typed) } } }));
    return { id: section, matches };
  });
  const pagination = { total: all.length };
  if (from > 0) pagination.prev = { id, size, from: Math.max(0, from - size) };
  if (from + size < all.length) pagination.next = { id, size, from: from + size };
  return { items: shown, query: { values: [] }, pagination, aggregations: [] };
}

let items = [];
self.onmessage = ({ data: { type, data } }) => {
  try {
    if (type === SETUP) {
      items = data.items;
      setUp(items);
      self.postMessage({ type: READY });
    } else if (type === QUERY) self.postMessage({ type: RESULT, data: answer(data, items) });
  } catch (error) {
    console.error(error);
    self.postMessage({ type: FAILED });
  }
};
