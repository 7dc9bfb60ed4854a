// Where the page loads Pyodide and wherry from: a folder beside it, where `make talk` puts them.
export const settings = {
  pyodide: "./pyodide/",
  wherry: "./pyodide/wherry.whl",
};
