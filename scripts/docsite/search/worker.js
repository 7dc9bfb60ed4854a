// The search of the site: a worker that takes the messages of the site generator's own one, and asks MiniSearch, an index of words.
//
// The build puts two things before this file: MiniSearch, and WORDS, which is words.toml: words that say nothing, the worth of kinds
// (guides before the reference), and words of users. Here is what MiniSearch cannot know: words and names, and what counts how much.

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3, FAILED = 4;
const BOOST = { title: 3, path: 1.5, text: 1, asked: 1 };
const OF_A_PAGE = 3;
const ENDING = /(?<=.{4})(?:ies|ied|y|ings?|ions?|ed|es?)$|(?<=..[^su])s$/;
const WORD = /[\p{L}\p{N}_]+/gu;
const PARTS = /_+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
const NAME = /[._]|[a-z][A-Z]|^[A-Z]{2,}[a-z]/;
const STOP = new Set(WORDS.stop);

const bare = (text) => text.replace(/<[^>]*>|&(?:amp|lt|gt|quot|#\d+);/g, (tag) => " ".repeat(tag.length));
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const words = (text) => text.match(WORD) ?? [];
const page = ({ location }) => location.split("#")[0];

/** A word without its ending: stream, streams, streamed and streaming are one. */
const root = (word) => (/[\d_]/.test(word) ? word : word.replace(ENDING, ""));
/** The terms of a word: its root, and those of the parts of a name, such as max_tokens and RateLimitError. */
const terms = (word) => [...new Set([word, ...word.split(PARTS)].map((part) => root(plain(part))))];
/** The words of a question: without those that say nothing, unless there are no others. */
function telling(input) {
  const all = words(plain(input)), left = all.filter((word) => !STOP.has(word));
  return [...new Set((left.length ? left : all).map(root))];
}
/** A name as people write it: without the client, the call and the package. */
const name = (text) => plain(bare(text)).trim().replace(/^(?:client|wherry|openai)\./, "").replace(/\(.*\)$/, "");

/** How much a section is worth: of several kinds that its location begins with, the last counts. */
const kind = ({ location }) => Object.entries(WORDS.kinds).findLast(([start]) => location.startsWith(start))?.[1] ?? 1;

let items = [], kinds = [], index;

/** Read the sections. The page gives their whole addresses; here they are what search.json has, below the site. */
function setUp(data) {
  const site = new URL("../../../", self.location.href).href;
  items = data.map((item) => ({ ...item, location: item.location.replace(site, "") }));
  kinds = items.map(kind);
  index = new MiniSearch({ fields: Object.keys(BOOST), tokenize: words, processTerm: terms });
  index.addAll(items.map(({ location, title, path = [], text }, id) => ({
    id,
    title: bare(title),
    path: path.slice(1).filter((each) => each !== title).join(" "),
    text: bare(text),
    asked: Object.keys(WORDS.answers).filter((line) => WORDS.answers[line].includes(location)).join(" "),
  })));
}

/** The places that words.toml names for a question: those of the lines all words of which it has, and at most one more. */
function answers(asked) {
  const fits = (line) => line.every((word) => asked.includes(word)) && asked.length <= line.length + 1;
  return Object.entries(WORDS.answers).filter(([line]) => fits(telling(line))).flatMap(([, places]) => places);
}

/** What is found, best first: a section with all words of the question before one with some, and before all what it names. */
function search(input) {
  const found = index.search(input, {
    boost: BOOST,
    boostDocument: (id) => kinds[id],
    tokenize: telling,
    processTerm: (term) => term,
    prefix: (term) => term.length > 1,
    fuzzy: (term) => term.length > 4 && 1,
    weights: { prefix: 0.3, fuzzy: 0.1 },
  });
  const most = found.reduce((count, { queryTerms }) => Math.max(count, queryTerms.length), 0);
  const first = answers(telling(input)), wanted = NAME.test(input) && name(input);
  for (const each of found) {
    const { location, title } = items[each.id];
    each.score *= (each.queryTerms.length / most) ** 2;
    if (first.includes(location)) each.score += 1e3 - first.indexOf(location);
    if (wanted && `.${name(title)}`.endsWith(`.${wanted}`)) each.score += name(title) === wanted ? 1e6 : 1e4;
  }
  return found.sort((a, b) => b.score - a.score);
}

/** The same, with what comes after the first sections of a page at the end. */
function spread(found) {
  const seen = new Map(), first = [], rest = [];
  for (const each of found) {
    const of = page(items[each.id]), count = seen.get(of) ?? 0;
    seen.set(of, count + 1);
    (count < OF_A_PAGE ? first : rest).push(each);
  }
  return first.concat(rest);
}

/** Where the words of a question stand in a text, for the marks; the value is how many letters are marked. */
function ranges(text, match) {
  const found = [...bare(text).matchAll(WORD)].filter(([word]) => terms(word).some((term) => Object.hasOwn(match, term)));
  return found.map(({ 0: word, index: start }) => ({ start, end: start + word.length, value: word.length }));
}

/** Answer a query of the page: one page of results, with marks. */
function answer({ input, page }) {
  const { id, size, from } = page ?? { id: Date.now(), size: 10, from: 0 };
  const all = spread(search(input ?? ""));
  const shown = all.slice(from, from + size).map(({ id, match }) => {
    const { title, text, path = [] } = items[id];
    const mark = ([field, said]) => ({ id, field, score: 0, value: { highlight: { ranges: ranges(said, match) } } });
    return { id, matches: Object.entries({ title, text, path: path.join("") }).map(mark) };
  });
  const pagination = { total: all.length };
  if (from > 0) pagination.prev = { id, size, from: Math.max(0, from - size) };
  if (from + size < all.length) pagination.next = { id, size, from: from + size };
  return { items: shown, query: { values: [] }, pagination, aggregations: [] };
}

self.onmessage = ({ data: { type, data } }) => {
  try {
    if (type === SETUP) {
      setUp(data.items);
      self.postMessage({ type: READY });
    } else if (type === QUERY) self.postMessage({ type: RESULT, data: answer(data) });
  } catch (error) {
    console.error(error);
    self.postMessage({ type: FAILED });
  }
};
