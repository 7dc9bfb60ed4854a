// One start of Pyodide in Node, from the start of the process to the first token of a streamed chat. Prints what took how long.
//
//   node pyodide_start.mjs '{"pyodide": DIR, "stdlib": FILE or null, "wheels": [...], "imports": CODE, "call": CODE, "url": URL}'
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const task = JSON.parse(process.argv[2]);
const cpuMs = () => { const used = process.cpuUsage(); return (used.user + used.system) / 1000; };
const marks = [["node", performance.now(), cpuMs()]]; // performance counts from the start of the process
const mark = (name) => marks.push([name, performance.now(), cpuMs()]);
try {
  const { loadPyodide } = await import(pathToFileURL(`${task.pyodide}/pyodide.mjs`));
  const pyodide = await loadPyodide(task.stdlib ? { stdLibURL: task.stdlib } : {});
  mark("load");
  const site = pyodide.runPython("import site; site.getsitepackages()[0]");
  for (const wheel of task.wheels) {
    pyodide.unpackArchive(new Uint8Array(fs.readFileSync(wheel)), "wheel", { extractDir: site });
  }
  mark("unpack");
  pyodide.globals.set("base_url", task.url);
  await pyodide.runPythonAsync(task.imports);
  mark("imports");
  const text = await pyodide.runPythonAsync(task.call);
  mark("token");
  if (!text) throw new Error("no token came");
  const took = Object.fromEntries(marks.map(([name, wall, cpu], index) => {
    const [, wallBefore, cpuBefore] = index ? marks[index - 1] : ["", 0, 0];
    return [name, [wall - wallBefore, cpu - cpuBefore]];
  }));
  const [, wall, cpu] = marks.at(-1);
  process.stdout.write(`${JSON.stringify({ ...took, total: [wall, cpu] })}\n`, () => process.exit(0));
} catch (error) {
  process.stderr.write(`${String(error?.message ?? error).slice(-1500)}\n`, () => process.exit(1));
}
