// The visible half of the page: it sends what the visitor types to worker.js and shows what comes back.
import { Growing } from "./markdown.js";
import { model, offer, typeInstead } from "./models.js";
import { settings } from "./settings.js";

const $ = (id) => document.getElementById(id);
const worker = new Worker("worker.js", { type: "module" });

let ready = false;
let busy = ""; // "", "answer" or "upload"
let question = null; // what was asked last: its element, text and files
let answer = null; // the answer that is being written: its element, and its Markdown
let countdown = 0;
const FORMS = {
  text: "The answer is text, shown as Markdown.",
  fields: "The answer is an object, an Overview of chat.py, and grows field by field.",
  tools: "The model may call clock() and add(numbers) of chat.py, which run in this page.",
};
const files = []; // stored files that go with the next message

// --- messages from Python -----------------------------------------------------------------------------------------------

const shows = {
  progress({ bytes }) {
    $("loading-text").textContent = `Loading Python, ${size(bytes)}`;
    $("progress").value = bytes;
  },
  ready({ version, bytes }) {
    ready = true;
    $("progress").hidden = true;
    $("loading-text").textContent = `Ready · ${size(bytes)}`;
    $("loading").title = `wherry ${version}, loaded and started`;
    $("loading").classList.add("ready");
    update();
    list();
  },
  broken({ text }) {
    $("progress").hidden = true;
    $("loading-text").textContent = "Not loaded";
    notice("Python could not be loaded", text, "Does settings.js name what is there (make chat lays it there)? Then reload.");
  },
  sending({ attempt, of }) {
    if (attempt) notice(`Attempt ${attempt + 1} of ${of} …`);
  },
  waiting({ seconds, why, attempt, of }) {
    clearInterval(countdown);
    const until = performance.now() + seconds * 1000;
    const tick = (live) => {
      const left = Math.max(0, (until - performance.now()) / 1000);
      notice(`${why}. Attempt ${attempt + 1} of ${of} in ${left > 9 ? Math.ceil(left) : left.toFixed(1)} s`, "", "", live);
    };
    tick();
    countdown = setInterval(tick, 100, "off"); // a screen reader says it once
  },
  text({ text }) {
    if (!answer) return;
    notice();
    answer.markdown ??= new Growing(part("markdown"), keepAtEnd);
    answer.markdown.add(text);
  },
  fields({ fields }) {
    if (!answer) return;
    notice();
    answer.fields ??= part("grown");
    keepAtEnd(() => answer.fields.replaceChildren(laidOut(fields)));
  },
  object({ text }) {
    if (!answer) return;
    const shown = element("details", "");
    shown.append(element("summary", "The object, an Overview, as Python has it"), element("pre", text));
    keepAtEnd(() => answer.body.append(shown));
  },
  call({ id, text }) {
    if (!answer) return;
    notice();
    answer.markdown?.end();
    answer.markdown = null; // what comes after the call is shown after it
    const shown = part("call");
    shown.dataset.id = id;
    keepAtEnd(() => shown.append(element("code", text), element("output", "…")));
  },
  output({ id, text }) {
    if (!answer) return;
    const shown = [...answer.body.querySelectorAll(".call")].findLast((call) => call.dataset.id === id);
    keepAtEnd(() => (shown.lastChild.textContent = text));
  },
  models({ names }) {
    offer(names);
    update();
  },
  unlisted(failure) {
    const { title, advice } = named(failure);
    typeInstead(`No list of models: ${title[0].toLowerCase()}${title.slice(1)}. ${advice}`);
  },
  stored({ id, name, bytes }) {
    files.push({ id, name, bytes });
    notice();
    over();
    showFiles();
  },
  done() {
    notice();
    over();
  },
  stopped() {
    if (answer) answer.element.dataset.end = "Stopped";
    notice();
    over();
  },
  failed(failure) {
    const { title, text, advice } = named(failure);
    notice(title, text, advice);
    over();
  },
};

const ASIDE = new Set(["models", "unlisted"]); // come at any time, and end no wait

worker.onmessage = ({ data }) => {
  if (!ASIDE.has(data.kind)) clearInterval(countdown);
  shows[data.kind](data);
};
worker.onerror = (event) => shows.broken({ text: event.message ?? "worker.js did not start." });

/** Say it of the network where the browser knows of none. */
function named(failure) {
  if (!failure.unreached || navigator.onLine) return failure;
  return { ...failure, title: "There is no network", advice: "Connect this machine, then send it again." };
}

// --- what the visitor does --------------------------------------------------------------------------------------------

function connection() {
  return { key: $("key").value.trim(), base_url: $("base-url").value.trim() };
}

/** Ask which models there are, once it is known where to ask. */
function list() {
  const { key, base_url } = connection();
  if (ready && key && URL.canParse(base_url)) worker.postMessage({ kind: "models", request: { key, base_url } });
}

function missing() {
  if (!ready) return "Python is still loading.";
  const given = [["key", "an API key", $("key").value], ["model", "a model", model()], ["base-url", "a base URL", $("base-url").value]];
  for (const [id, name, value] of given) {
    if (value.trim()) continue;
    $("settings").open = true;
    $(id).focus();
    return `Type ${name} first.`;
  }
  return "";
}

function ask() {
  const text = $("text").value.trim();
  if (!text || busy) return;
  const lacking = missing();
  if (lacking) return notice(lacking);
  $("settings").open = false;
  $("empty")?.remove();
  question = { text, files: files.splice(0) };
  question.element = say("user", text, question.files.map((file) => file.name)).parentElement;
  const body = say("assistant", "");
  answer = { body, element: body.parentElement, markdown: null, fields: null };
  begin("answer");
  const ids = question.files.map((file) => file.id);
  worker.postMessage({ kind: "ask", request: { ...connection(), model: model(), text, files: ids, form: form() } });
  showFiles();
  write("");
}

async function upload(file) {
  const lacking = missing();
  if (lacking) return notice(lacking);
  begin("upload");
  notice(`Uploading ${file.name}, ${size(file.size)} …`);
  const content = await file.arrayBuffer();
  const request = { ...connection(), name: file.name, purpose: "user_data" };
  worker.postMessage({ kind: "upload", request, content }, [content]);
}

function stop() {
  if (busy) worker.postMessage({ kind: "stop" });
}

function begin(what) {
  busy = what;
  notice();
  update();
}

function over() {
  busy = "";
  answer?.markdown?.end();
  if (answer && !answer.body.textContent) takeBack();
  answer?.element.removeAttribute("aria-busy");
  answer = null;
  update();
  $("text").focus({ preventScroll: true });
}

/** Put a question that got no answer back into the input field, with its files; Python has dropped it too. */
function takeBack() {
  answer.element.remove();
  question.element.remove();
  files.unshift(...question.files);
  showFiles();
  if (!$("text").value) write(question.text);
}

// --- what is shown ---------------------------------------------------------------------------------------------------

function say(role, text, names = []) {
  const message = document.createElement("article");
  message.className = role;
  message.ariaLabel = role === "user" ? "You" : "Model";
  if (role === "assistant") message.ariaBusy = "true";
  for (const name of names) message.append(element("p", name, "file"));
  const body = element("div", text, "body");
  message.append(body);
  $("messages").append(message);
  $("messages").scrollTop = $("messages").scrollHeight;
  return body;
}

function element(tag, text, name = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = name;
  return made;
}

/** Add a part to the answer, below what it has. */
function part(name) {
  const made = element("div", "", name);
  answer.body.append(made);
  return made;
}

/** Lay out an object that may still grow: names beside values, lists as lists. */
function laidOut(value) {
  if (value === null || typeof value !== "object") return document.createTextNode(value ?? "");
  const whole = element(Array.isArray(value) ? "ul" : "dl", "");
  for (const [name, part] of Object.entries(value)) {
    if (whole.tagName === "DL") whole.append(element("dt", name));
    const place = element(whole.tagName === "DL" ? "dd" : "li", "");
    place.append(laidOut(part));
    whole.append(place);
  }
  return whole;
}

function notice(title = "", text = "", advice = "", live = "polite") {
  keepAtEnd(() => {
    $("notice").ariaLive = live;
    $("notice").hidden = !title;
    $("notice").className = text ? "error" : "";
    const below = [advice && element("span", advice), text && element("small", text)].filter(Boolean);
    $("notice").replaceChildren(element("strong", title), ...below);
  });
}

function showFiles() {
  keepAtEnd(() => $("files").replaceChildren(...files.map(chip)));
}

function chip(file) {
  const item = element("li", "");
  const drop = element("button", "×", "quiet");
  drop.type = "button";
  drop.ariaLabel = `Do not send ${file.name}`;
  drop.onclick = () => {
    files.splice(files.indexOf(file), 1);
    showFiles();
  };
  item.append(element("span", file.name, "name"), element("span", `${size(file.bytes)} · ${file.id}`, "facts"), drop);
  return item;
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function update() {
  $("send").hidden = Boolean(busy);
  $("stop").hidden = !busy;
  $("send").disabled = !ready;
  $("attach").disabled = !ready || Boolean(busy);
  $("settings-summary").textContent = `${model()} · ${host()}${$("key").value ? "" : " · no key"}`;
}

function host() {
  try {
    return new URL($("base-url").value).host;
  } catch {
    return "no address";
  }
}

/** Which form the next answer is to have. */
function form() {
  return $("form").querySelector("input:checked").value;
}

/** Follow the answer as it grows, unless the visitor has scrolled up. */
function keepAtEnd(change) {
  const box = $("messages");
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
  change();
  if (atEnd) box.scrollTop = box.scrollHeight;
}

function write(text) {
  $("text").value = text;
  grow();
}

function grow() {
  $("text").style.height = "auto";
  $("text").style.height = `${Math.min($("text").scrollHeight + 2, 200)}px`;
}

// --- wiring ----------------------------------------------------------------------------------------------------------

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
$("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  ask();
});
$("text").addEventListener("input", grow);
document.addEventListener("keydown", (event) => event.key === "Escape" && stop());
$("stop").addEventListener("click", stop);
$("form").addEventListener("change", () => {
  $("form-note").textContent = FORMS[form()];
  $("text").focus();
});
$("attach").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => {
  const [file] = $("file").files;
  $("file").value = "";
  if (file) upload(file);
});
$("new").addEventListener("click", () => {
  worker.postMessage({ kind: "forget" });
  $("messages").replaceChildren();
  answer = null; // the rest of it is not shown
  files.length = 0;
  showFiles();
  notice();
  $("text").focus();
});
$("settings").addEventListener("input", update);
for (const id of ["key", "base-url"]) $(id).addEventListener("change", list);
$("base-url").value = settings.baseUrl;
$("key").value = settings.key;
$("settings").open = !settings.key;
$("form-note").textContent = FORMS[form()];
update();
