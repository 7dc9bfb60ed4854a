// The thread that Python runs in, so that neither the page nor the sound waits for it.
import { content, lastLine, startPython } from "./python.js"; // of the chat page
import { settings } from "./settings.js";

const tell = (json) => postMessage(JSON.parse(json));
const play = (audio) => postMessage({ kind: "audio", audio: audio.buffer }, [audio.buffer]);

async function start() {
  const source = content(new URL("talk.py", import.meta.url));
  source.catch(() => {}); // told below, if nothing went wrong before
  const python = await startPython(settings, () => {});
  python.FS.writeFile("talk.py", new Uint8Array(await source));
  const talk = python.pyimport("talk").Talk(tell, (audio) => play(audio.toJs()));
  postMessage({ kind: "ready" });
  return talk;
}

const started = start();
started.catch((error) => postMessage({ kind: "state", text: lastLine(error) }));

onmessage = async ({ data }) => {
  const talk = await started;
  if (data.kind === "talk") talk.begin(data.request);
  else if (data.kind === "heard") talk.heard(new Uint8Array(data.audio));
  else if (data.kind === "played") talk.played(data.size);
  else if (data.kind === "stop") talk.stop();
};
