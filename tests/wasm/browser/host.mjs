// Run a Python module inside Pyodide, `await main(**given)`, in the page that imports this file or in a module worker.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const RUN = `
import importlib, json, sys
sys.path.insert(0, "/site")
task = json.loads(task)
json.dumps(await importlib.import_module(task["module"]).main(**task["given"]))
`;

export async function run(task) {
  const python = await loadPyodide();
  const site = await fetch(new URL("site.zip", import.meta.url));
  python.unpackArchive(await site.arrayBuffer(), "zip", { extractDir: "/site" });
  python.globals.set("task", JSON.stringify(task));
  return await python.runPythonAsync(RUN);
}

if (typeof document === "undefined") {
  onmessage = ({ data }) => run(data).then(postMessage, (error) => postMessage(`failed: ${error.message}`));
}
