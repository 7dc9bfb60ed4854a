// The page: the microphone and the loudspeaker, and what was said. Python, in worker.js, talks to the model.

const RATE = 24000;
const $ = (id) => document.getElementById(id);
const worker = new Worker("worker.js", { type: "module" });
let sound = null; // the audio context, the microphone's stream and the speaker, while somebody talks
let line = null; // what the model is saying

const shows = {
  state: ({ text }) => ($("state").textContent = text),
  ready() {
    $("talk").disabled = false;
    $("state").textContent = "Ready";
  },
  audio: ({ audio }) => sound?.speaker.port.postMessage(audio, [audio]),
  silence: () => sound?.speaker.port.postMessage(null),
  you: ({ text }) => say("you", text),
  answer: () => (line = null),
  model({ text }) {
    line ??= say("model", "");
    line.textContent += text;
  },
  ended({ text }) {
    end();
    $("state").textContent = text;
  },
};
worker.onmessage = ({ data }) => shows[data.kind](data);
worker.onerror = (event) => ($("state").textContent = event.message ?? "worker.js did not start.");

$("talk").onclick = () => {
  if (sound) return worker.postMessage({ kind: "stop" });
  $("talk").disabled = true;
  begin().catch((error) => shows.ended({ text: error.message }));
};

async function begin() {
  $("state").textContent = "Connecting";
  const context = new AudioContext({ sampleRate: RATE }); // the browser converts to and from the rate of the sound card
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true } });
  await context.audioWorklet.addModule("audio.js");
  const microphone = new AudioWorkletNode(context, "microphone", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
  const speaker = new AudioWorkletNode(context, "speaker", { numberOfInputs: 0, outputChannelCount: [1] });
  speaker.connect(context.destination);
  sound = { context, stream, speaker };

  const answer = await fetch("key", { method: "POST" });
  if (!answer.ok) throw new Error(`There is no key: ${answer.status} ${await answer.text()}`);
  worker.postMessage({ kind: "talk", request: await answer.text() });
  microphone.port.onmessage = ({ data }) => worker.postMessage({ kind: "heard", audio: data }, [data]);
  speaker.port.onmessage = ({ data }) => worker.postMessage({ kind: "played", size: data });
  context.createMediaStreamSource(stream).connect(microphone);
  $("talk").textContent = "Stop";
  $("talk").ariaPressed = "true";
  $("talk").disabled = false;
}

function end() {
  sound?.stream.getTracks().forEach((track) => track.stop());
  sound?.context.close();
  sound = line = null;
  $("talk").textContent = "Talk";
  $("talk").ariaPressed = "false";
  $("talk").disabled = false;
}

function say(who, text) {
  const item = document.createElement("li");
  item.dataset.who = who;
  item.textContent = text;
  $("said").append(item);
  return item;
}
