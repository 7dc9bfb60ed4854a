// Run a Python module inside Pyodide in Node: `await main(**given)`. Its answer is printed as one line of JSON behind a mark.
//
//   node host.mjs '{"pyodide": DIR, "options": {}, "mounts": {"/inside": "/outside"}, "wheels": [], "path": [], "module": "x.y", "given": {...}}'
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const MARK = "\u0001answer ";
const task = JSON.parse(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(`${task.pyodide}/pyodide.mjs`));

try {
  const pyodide = await loadPyodide(task.options);
  for (const [inside, outside] of Object.entries(task.mounts)) {
    pyodide.FS.mkdirTree(inside.slice(0, inside.lastIndexOf("/")) || "/");
    if (fs.statSync(outside).isDirectory()) pyodide.mountNodeFS(inside, outside);
    else pyodide.FS.writeFile(inside, fs.readFileSync(outside));
  }
  for (const wheel of task.wheels) pyodide.unpackArchive(new Uint8Array(fs.readFileSync(wheel)), "wheel");
  pyodide.globals.set("task", JSON.stringify(task));
  const answer = await pyodide.runPythonAsync(`
import importlib, json, sys
task = json.loads(task)
sys.dont_write_bytecode = True
sys.path[:0] = task["path"]
json.dumps(await importlib.import_module(task["module"]).main(**task["given"]))
`);
  // Timers that a test has left do not hold it up.
  process.stdout.write(`${MARK}${answer}\n`, () => process.exit(0));
} catch (error) {
  // An error of Pyodide that nobody catches prints a line of more than a megabyte.
  process.stderr.write(`${String(error?.message ?? error).slice(-4000)}\n`, () => process.exit(1));
}
