// Start Python in this worker: Pyodide and the package, both from the addresses in `settings`. The cells of the documentation
// start the same way.

/** Return a Pyodide that can import wherry. `told(bytes)` is called as it loads, with what has come so far. */
export async function startPython({ pyodide, wherry }, told) {
  let bytes = 0;
  const more = (size) => told((bytes += size));
  // Of modules the browser tells the size afterwards; of what is compiled while it arrives it tells none, so the answer does.
  const modules = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.initiatorType !== "fetch") more(entry.encodedBodySize);
  });
  modules.observe({ type: "resource", buffered: true });
  const ours = self.fetch;
  self.fetch = async (...request) => {
    const answer = await ours(...request);
    more(Number(answer.headers.get("content-length")));
    return answer;
  };
  const folder = new URL(pyodide, import.meta.url).href;
  const wheel = content(new URL(wherry, import.meta.url));
  wheel.catch(() => {}); // told below, if nothing went wrong before
  const { loadPyodide } = await import(new URL("pyodide.mjs", folder));
  const python = await loadPyodide({ indexURL: folder });
  python.unpackArchive(await wheel, "wheel");
  modules.disconnect();
  self.fetch = ours;
  return python;
}

/** Return what is at an address. */
export async function content(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status} ${answer.statusText}`);
  return answer.arrayBuffer();
}

/** Return the last line of what went wrong, which names it. */
export const lastLine = (error) => String(error?.message ?? error).trim().split("\n").at(-1);
