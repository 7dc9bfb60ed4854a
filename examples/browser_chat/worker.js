// The thread that Python runs in, so that the page never waits for it. Messages come from app.js and go back to it.
import { content, lastLine, startPython } from "./python.js";
import { settings } from "./settings.js";

const tell = (json) => postMessage(JSON.parse(json));
let bytes = 0;

/** Say why an address cannot be asked, which a failed request does not: whether it answers, though not to this page. */
async function look(address) {
  return fetch(address, { mode: "no-cors", cache: "no-store" }).then(() => "closed", () => "silent");
}

async function start() {
  const source = content(new URL("chat.py", import.meta.url));
  source.catch(() => {});
  const python = await startPython(settings, (come) => {
    bytes = come;
    postMessage({ kind: "progress", bytes });
  });
  python.FS.writeFile("chat.py", new Uint8Array(await source));
  const chat = python.pyimport("chat").Chat(tell, undefined, look);
  postMessage({ kind: "ready", version: python.pyimport("wherry").__version__, bytes });
  return chat;
}

const started = start();
started.catch((error) => postMessage({ kind: "broken", text: lastLine(error) }));

onmessage = async ({ data }) => {
  const chat = await started;
  if (data.kind === "ask") chat.ask(JSON.stringify(data.request));
  else if (data.kind === "upload") chat.upload(JSON.stringify(data.request), new Uint8Array(data.content));
  else if (data.kind === "models") chat.models(JSON.stringify(data.request));
  else if (data.kind === "stop") chat.stop();
  else if (data.kind === "forget") chat.forget();
};
