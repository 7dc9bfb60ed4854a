// The thread that Python runs in, so that the page never waits for it. Messages come from app.js and go back to it.
import { settings } from "./settings.js";

const tell = (json) => postMessage(JSON.parse(json));
const progress = (text, step) => postMessage({ kind: "progress", text, step, of: 4 });
// A name is installed by name; an address is relative to the page.
const place = (wheel) => (wheel.includes("/") ? new URL(wheel, import.meta.url).href : wheel);

async function start() {
  progress("Loading Python", 1);
  const { loadPyodide } = await import(new URL("pyodide.mjs", new URL(settings.pyodide, import.meta.url)));
  const python = await loadPyodide();
  progress("Installing wherry", 2);
  await python.loadPackage("micropip", { messageCallback: () => {} });
  await python.pyimport("micropip").install(place(settings.wherry));
  progress("Starting", 3);
  const source = await fetch(new URL("chat.py", import.meta.url));
  if (!source.ok) throw new Error(`chat.py: ${source.status} ${source.statusText}`);
  python.FS.writeFile("chat.py", await source.text());
  const chat = python.pyimport("chat").Chat(tell);
  postMessage({ kind: "ready", version: python.pyimport("wherry").__version__ });
  return chat;
}

const started = start();
started.catch((error) => {
  const text = String(error?.message ?? error).trim().split("\n").at(-1);
  postMessage({ kind: "broken", text });
});

onmessage = async ({ data }) => {
  const chat = await started;
  if (data.kind === "ask") chat.ask(JSON.stringify(data.request));
  else if (data.kind === "upload") chat.upload(JSON.stringify(data.request), new Uint8Array(data.content));
  else if (data.kind === "stop") chat.stop();
  else if (data.kind === "forget") chat.forget();
};
