// The thread that the cells of a page run in, one after the other. Messages come from cells.js and go back to it.
import { content, lastLine, startPython } from "./python.js";

async function start() {
  const source = content(new URL("cells.py", import.meta.url));
  source.catch(() => {});
  const runtime = { pyodide: "./pyodide/", wherry: "./pyodide/wherry.whl" };
  const python = await startPython(runtime, (bytes) => postMessage({ kind: "progress", bytes }));
  python.FS.writeFile("cells.py", new Uint8Array(await source));
  python.runPython("import sys; sys.stdout.reconfigure(line_buffering=True)");
  return python;
}

async function run({ cell, ...given }) {
  const python = await started;
  postMessage({ kind: "begun", cell });
  const decoder = new TextDecoder();
  const write = (bytes) => {
    postMessage({ kind: "said", cell, text: decoder.decode(bytes, { stream: true }) });
    return bytes.length;
  };
  python.setStdout({ write });
  python.setStderr({ write });
  python.globals.set("given", JSON.stringify(given));
  const failed = await python.runPythonAsync("import cells; await cells.run(given)");
  python.globals.delete("given");
  postMessage({ kind: "done", cell, failed });
}

const started = start();
started.catch((error) => postMessage({ kind: "broken", text: lastLine(error) }));
let turn = Promise.resolve();
onmessage = ({ data }) => {
  turn = turn.then(() => run(data)).catch((error) => postMessage({ kind: "done", cell: data.cell, failed: lastLine(error) }));
};
