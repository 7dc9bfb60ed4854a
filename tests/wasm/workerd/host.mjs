// npm's Pyodide inside workerd, as ES and WebAssembly modules: the stand-in for the runtime of a Cloudflare Python Worker,
// which workerd fetches from its publisher when it starts. It differs in four shims, in what it does not take a snapshot
// of, and in who calls the class of the Worker; the SDK is Cloudflare's own.
import asmWasm from "pyodide.asm.wasm";
import createPyodideModule from "pyodide.asm.mjs";
import { loadPyodide } from "pyodide.mjs";
import lock from "pyodide-lock.json";
import site from "site.zip";
import stdlib from "python_stdlib.zip";

const HOST = "http://pyodide.local/";
const RUN = `
import importlib, json
given = json.loads(task)
json.dumps(await importlib.import_module(given.pop("module")).main(**given))
`;
let loading;

function shim(env) {
  globalThis.location ??= new URL(HOST);
  const { fetch, addEventListener } = globalThis;
  const { Module, instantiate } = WebAssembly;
  // Compiling at run time takes workerd's experimental binding.
  WebAssembly.Module = Object.assign(
    function (bytes) {
      return env.UNSAFE.newWasmModule(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes);
    },
    { prototype: Module.prototype, customSections: Module.customSections, exports: Module.exports, imports: Module.imports },
  );
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module: asmWasm,
    instance: await instantiate.call(WebAssembly, asmWasm, imports),
  });
  // workerd has no capturing listeners.
  globalThis.addEventListener = (type, listener, options) => {
    if (options !== true) addEventListener.call(globalThis, type, listener, options);
  };
  globalThis.fetch = async (resource, options) => {
    const url = String(resource?.url ?? resource);
    if (!url.startsWith(HOST)) return fetch.call(globalThis, resource, options);
    return url.endsWith("python_stdlib.zip") ? new Response(stdlib) : null;
  };
}

/** Count what an edge runtime forbids before its snapshot, while `work` goes on. */
function forbidden(work) {
  const counts = {};
  const count = (owner, name) => {
    const original = owner[name];
    counts[name] = 0;
    owner[name] = (...given) => {
      counts[name] += 1;
      return original.apply(owner, given);
    };
    return () => (owner[name] = original);
  };
  const ends = [count(globalThis, "fetch"), count(globalThis, "setTimeout"), count(crypto, "getRandomValues")];
  try {
    work();
  } finally {
    for (const end of ends) end();
  }
  return counts;
}

async function load(env) {
  shim(env);
  const python = await loadPyodide({
    indexURL: HOST,
    packageBaseUrl: HOST,
    createPyodideModule,
    lockFileContents: JSON.parse(lock),
  });
  // What Cloudflare's runtime gives its SDK.
  python.registerJsModule("_pyodide_entrypoint_helper", { patchWaitUntil() {}, cloudflareWorkersModule: {}, cloudflareSocketsModule: {} });
  python.registerJsModule("_cloudflare_compat_flags", { python_request_headers_preserve_commas: true });
  python.unpackArchive(site, "zip", { extractDir: "/site" });
  python.runPython("import sys; sys.path.insert(0, '/site')");
  python.pyimport("workers");
  const imported = forbidden(() => python.pyimport("entry"));
  return { python, imported };
}

/** Load once. A request that waits for a compilation alone, and not for a timer or a connection, is taken for hung. */
async function loaded(env) {
  const awake = setInterval(() => {}, 10);
  try {
    return await (loading ??= load(env));
  } finally {
    clearInterval(awake);
  }
}

async function answer(request, env, context) {
  const { python, imported } = await loaded(env);
  const { pathname } = new URL(request.url);
  if (pathname === "/_host/imported") return Response.json(imported);
  if (pathname === "/_host/run") {
    python.globals.set("task", await request.text());
    return new Response(await python.runPythonAsync(RUN));
  }
  const entry = python.pyimport("entry").Default(context, env);
  const response = await entry.fetch(python.pyimport("workers").Request(request));
  return response.js_object;
}

export default {
  async fetch(request, env, context) {
    try {
      return await answer(request, env, context);
    } catch (error) {
      return new Response(String(error?.stack ?? error).slice(-4000), { status: 599 });
    }
  },
};
