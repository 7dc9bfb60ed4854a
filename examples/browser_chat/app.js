// The visible half of the page: it sends what the visitor types to worker.js and shows what comes back, always as plain text.

const $ = (id) => document.getElementById(id);
const worker = new Worker("worker.js", { type: "module" });

let ready = false;
let busy = ""; // "", "answer" or "upload"
let question = null; // what was asked last: its element, text and files
let answer = null; // the paragraph that is being written
let countdown = 0;
const files = []; // stored files that go with the next message

// --- messages from Python -----------------------------------------------------------------------------------------------

const shows = {
  progress({ text, step, of }) {
    $("loading-text").textContent = text;
    $("progress").max = of;
    $("progress").value = step;
  },
  ready({ version }) {
    ready = true;
    $("progress").hidden = true;
    $("loading-text").textContent = "Ready";
    $("loading").title = `wherry ${version}`;
    $("loading").classList.add("ready");
    update();
  },
  broken({ text }) {
    $("progress").hidden = true;
    $("loading-text").textContent = "Not loaded";
    notice("Python could not be loaded", `${text.replace(/\.?$/, ".")} Check the addresses in settings.js and the network, then reload.`);
  },
  sending({ attempt, of }) {
    if (attempt) notice(`Attempt ${attempt + 1} of ${of} …`);
  },
  waiting({ seconds, why, attempt, of }) {
    const until = performance.now() + seconds * 1000;
    const tick = (live) => {
      const left = Math.max(0, (until - performance.now()) / 1000);
      notice(`${why}. Attempt ${attempt + 1} of ${of} in ${left > 9 ? Math.ceil(left) : left.toFixed(1)} s`, "", live);
    };
    tick();
    countdown = setInterval(tick, 100, "off"); // a screen reader says it once
  },
  text({ text }) {
    if (!answer) return;
    notice();
    keepAtEnd(() => (answer.textContent += text));
  },
  fields({ fields }) {
    if (!answer) return;
    notice();
    keepAtEnd(() => answer.replaceChildren(laidOut(fields)));
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
    if (answer) answer.parentElement.dataset.end = "Stopped";
    notice();
    over();
  },
  failed({ title, text }) {
    notice(title, text);
    over();
  },
};

worker.onmessage = ({ data }) => {
  clearInterval(countdown);
  shows[data.kind](data);
};
worker.onerror = (event) => shows.broken({ text: event.message ?? "worker.js did not start." });

// --- what the visitor does --------------------------------------------------------------------------------------------

function connection() {
  return { key: $("key").value.trim(), base_url: $("base-url").value.trim() };
}

function missing() {
  if (!ready) return "Python is still loading.";
  for (const [id, name] of [["key", "an API key"], ["model", "a model"], ["base-url", "a base URL"]]) {
    if ($(id).value.trim()) continue;
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
  answer = say("assistant", "");
  begin("answer");
  const ids = question.files.map((file) => file.id);
  const fields = $("fields").ariaPressed === "true";
  worker.postMessage({ kind: "ask", request: { ...connection(), model: $("model").value.trim(), text, files: ids, fields } });
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
  if (answer && !answer.textContent) takeBack();
  answer?.parentElement.removeAttribute("aria-busy");
  answer = null;
  update();
  $("text").focus({ preventScroll: true });
}

/** Put a question that got no answer back into the input field, with its files; Python has dropped it too. */
function takeBack() {
  answer.parentElement.remove();
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

function notice(title = "", text = "", live = "polite") {
  keepAtEnd(() => {
    $("notice").ariaLive = live;
    $("notice").hidden = !title;
    $("notice").className = text ? "error" : "";
    $("notice").replaceChildren(element("strong", title), ...(text ? [element("span", text)] : []));
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
  $("settings-summary").textContent = `${$("model").value.trim()} · ${host()}${$("key").value ? "" : " · no key"}`;
}

function host() {
  try {
    return new URL($("base-url").value).host;
  } catch {
    return "no address";
  }
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
$("fields").addEventListener("click", ({ currentTarget: button }) => (button.ariaPressed = button.ariaPressed !== "true"));
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
update();
