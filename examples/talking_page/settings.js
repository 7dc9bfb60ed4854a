// Where the page loads Pyodide and wherry from.
export const settings = {
  // The folder with pyodide.mjs; a copy beside the page works as well ("./pyodide/").
  pyodide: "https://cdn.jsdelivr.net/pyodide/v314.0.7/full/",
  // What micropip installs: the address of a wheel, here one beside the page (the README says how to build it), or a name.
  wherry: "./wherry-0.1.0-py3-none-any.whl",
};
