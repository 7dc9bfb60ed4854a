// The thread that Python runs in, so that neither the page nor the sound waits for it.
import { settings } from "./settings.js";

const tell = (json) => postMessage(JSON.parse(json));
const play = (audio) => postMessage({ kind: "audio", audio: audio.buffer }, [audio.buffer]);
// A name is installed by name; an address is relative to the page.
const place = (wheel) => (wheel.includes("/") ? new URL(wheel, import.meta.url).href : wheel);

async function start() {
  const { loadPyodide } = await import(new URL("pyodide.mjs", new URL(settings.pyodide, import.meta.url)));
  const python = await loadPyodide();
  await python.loadPackage("micropip", { messageCallback: () => {} });
  await python.pyimport("micropip").install(place(settings.wherry));
  const source = await fetch(new URL("talk.py", import.meta.url));
  if (!source.ok) throw new Error(`talk.py: ${source.status} ${source.statusText}`);
  python.FS.writeFile("talk.py", await source.text());
  const talk = python.pyimport("talk").Talk(tell, (audio) => play(audio.toJs()));
  postMessage({ kind: "ready" });
  return talk;
}

const started = start();
started.catch((error) => postMessage({ kind: "state", text: String(error?.message ?? error).trim().split("\n").at(-1) }));

onmessage = async ({ data }) => {
  const talk = await started;
  if (data.kind === "talk") talk.begin(data.request);
  else if (data.kind === "heard") talk.heard(new Uint8Array(data.audio));
  else if (data.kind === "played") talk.played(data.size);
  else if (data.kind === "stop") talk.stop();
};
