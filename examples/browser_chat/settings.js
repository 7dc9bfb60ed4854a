// What the page is made of, and where it asks first. A link must not change these: it could steal the key that a visitor types in.
export const settings = {
  // Folders and files beside the page: `make chat` puts them there.
  pyodide: "./pyodide/",
  wherry: "./pyodide/wherry.whl",
  baseUrl: "https://api.openai.com/v1",
  // Everyone who opens the page can read this. It is for a server on your own machine, whose keys are worth nothing.
  key: "",
};
