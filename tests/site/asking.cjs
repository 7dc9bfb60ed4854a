// Ask the worker of a built site: node asking.cjs WORKER SEARCH_JSON, questions as JSON on stdin; prints for each the first ten locations.
const { readFileSync } = require("node:fs");
const vm = require("node:vm");

const [, , worker, index] = process.argv;
const SITE = "https://example.org/below/html/";
const said = [];
const self = { postMessage: (message) => said.push(message), location: new URL("assets/javascripts/workers/search.js", SITE) };
vm.runInNewContext(readFileSync(worker, "utf8"), { self, console, URL });
const data = JSON.parse(readFileSync(index, "utf8"));
const items = data.items.map((item) => ({ ...item, location: SITE + item.location })); // as a page has them
self.onmessage({ data: { type: 0, data: { ...data, items } } });
if (said.pop()?.type !== 1) throw new Error("the worker is not ready");
const answers = JSON.parse(readFileSync(0, "utf8")).map((input) => {
  self.onmessage({ data: { type: 2, data: { input } } });
  const { type, data: result } = said.pop();
  if (type !== 3) throw new Error(`${input}: type ${type}`);
  const marked = result.items.map(({ id, matches }) =>
    matches.flatMap(({ field, value }) => value.highlight.ranges.map(({ start, end }) => (field === "path" ? "" : data.items[id][field].slice(start, end)))),
  );
  return { places: result.items.map(({ id }) => data.items[id].location), total: result.pagination.total, next: result.pagination.next, marked };
});
process.stdout.write(JSON.stringify(answers));
