// Compile Pyodide's standard library, and wheels, to bytecode: a page that loads them starts in about half the time.
//
//   node scripts/pyodide/precompile.mjs PYODIDE_FOLDER OUT_FOLDER [WHEEL ...]
//
// Bytecode belongs to one version of Python, so Pyodide itself compiles: the folder must be the one that will be served.
// See README.md beside this file.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [folder, out, ...wheels] = process.argv.slice(2);
if (!folder || !out) {
  console.error("usage: node precompile.mjs PYODIDE_FOLDER OUT_FOLDER [WHEEL ...]");
  process.exit(2);
}
try {
  const { loadPyodide } = await import(pathToFileURL(path.resolve(folder, "pyodide.mjs")));
  const pyodide = await loadPyodide();
  const program = fs.readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), "precompile.py"), "utf8");
  const given = new Map([["python_stdlib.zip", path.resolve(folder, "python_stdlib.zip")]]);
  for (const wheel of wheels) given.set(path.basename(wheel), path.resolve(wheel));
  pyodide.FS.mkdirTree("/in");
  pyodide.FS.mkdirTree("/out");
  for (const [name, file] of given) pyodide.FS.writeFile(`/in/${name}`, fs.readFileSync(file));
  pyodide.runPython(program);
  fs.mkdirSync(out, { recursive: true });
  for (const name of pyodide.FS.readdir("/out").filter((name) => !name.startsWith("."))) {
    fs.writeFileSync(path.join(out, name), pyodide.FS.readFile(`/out/${name}`));
    console.log(`${path.join(out, name)}  ${(fs.statSync(path.join(out, name)).size / 1e6).toFixed(2)} MB`);
  }
  process.exit(0);
} catch (error) {
  // An error of Pyodide that nobody catches prints a line of more than a megabyte.
  console.error(`precompile: ${String(error?.message ?? error).slice(-2000)}`);
  process.exit(1);
}
