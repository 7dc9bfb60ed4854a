// Programs of a page that a reader can change and run, in the page. Nothing is loaded before the first click on Run.
(() => {
  const BYTES = 0; // of what Run loads; the build of the site writes them here, if it has laid that beside this file
  const here = new URL(".", document.currentScript.src);
  const cells = new Map(); // number -> cell that runs, or waits for its turn
  let worker = null;
  let serial = 0;

  function started() {
    if (worker) return worker;
    worker = new Worker(new URL("cells-worker.js", here), { type: "module" });
    worker.onerror = (event) => stop(`Python could not be loaded: ${event.message ?? "cells-worker.js is not there"}`);
    worker.onmessage = ({ data }) => {
      if (data.kind === "broken") stop(`Python could not be loaded: ${data.text}`);
      else if (data.kind === "progress") for (const cell of cells.values()) cell.state(`Loading Python, ${megabytes(data.bytes)}`);
      else cells.get(data.cell)?.[data.kind](data);
    };
    return worker;
  }

  /** End Python, which is the only sure way to end a loop: the next Run starts anew, from the browser's cache. */
  function stop(why) {
    worker?.terminate();
    worker = null;
    for (const cell of [...cells.values()]) cell.done({ failed: why });
  }

  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

  function why() {
    if (location.protocol === "file:") return "Run works where a web server serves this page: make docs";
    if (!BYTES) return "Run needs Python beside this page, and it was built without: make install, make docs";
    if (!("WebAssembly" in window)) return "Run needs WebAssembly, which this browser does not have";
    return "";
  }

  class Cell {
    constructor(block) {
      this.block = block;
      this.source = block.querySelector("code").textContent.replace(/\n$/, "");
      this.root = document.createElement("section");
      this.root.className = "running";
      this.root.setAttribute("aria-label", "Run this program");
      this.root.innerHTML = `
        <textarea spellcheck="false" autocapitalize="off" autocomplete="off" aria-label="Program" hidden></textarea>
        <p class="bar"><button type="button" class="run">Run</button><button type="button" class="edit">Edit</button>
        <label>Answers <select><option value="">made up in this page</option><option value="key">of the API, with my key</option></select></label>
        <span class="state" role="status"></span></p>
        <p class="bar key" hidden><label>Key <input type="password" placeholder="sk-…" autocomplete="off" spellcheck="false"></label>
        <label>Base URL <input type="url" value="https://api.openai.com/v1" autocomplete="off" spellcheck="false"></label>
        <small>The key stays in this field; it is stored nowhere, and goes to the base URL alone.</small></p>
        <output aria-live="polite"></output>`;
      const find = (selector) => this.root.querySelector(selector);
      [this.text, this.button, this.edit, this.from, this.note, this.out] = ["textarea", ".run", ".edit", "select", ".state", "output"].map(find);
      [this.key, this.base] = ["[type=password]", "[type=url]"].map(find);
      this.text.value = this.source;
      this.text.oninput = () => this.fit();
      this.text.onkeydown = (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          this.run();
        } else if (event.key === "Escape") this.button.focus();
        event.stopPropagation(); // letters are keys of the theme
      };
      this.edit.onclick = () => this.change();
      this.from.onchange = () => {
        find(".key").hidden = !this.from.value;
        if (!this.from.value) this.key.value = "";
      };
      this.button.onclick = () => (this.number ? stop("Stopped.") : this.run());
      const lacking = why();
      this.button.disabled = Boolean(lacking);
      this.state(lacking || `loads Python, ${megabytes(BYTES)}`);
      block.after(this.root);
    }

    /** Let the reader change the program, or take the changes back. */
    change() {
      const isOpen = !this.text.hidden;
      this.text.hidden = isOpen;
      this.block.hidden = !isOpen;
      this.text.value = this.source;
      this.edit.textContent = isOpen ? "Edit" : "Reset";
      if (isOpen) return;
      this.fit();
      this.text.focus();
    }

    fit() {
      this.text.rows = this.text.value.split("\n").length;
    }

    state(text) {
      this.note.textContent = text;
    }

    say(text, kind) {
      if (this.out.lastChild?.className !== kind) this.out.append(Object.assign(document.createElement("span"), { className: kind }));
      this.out.lastChild.append(text);
    }

    run() {
      if (this.number || this.button.disabled) return;
      if (this.from.value && !this.key.value) return void this.key.focus();
      this.number = ++serial;
      cells.set(this.number, this);
      this.button.textContent = "Stop";
      this.out.replaceChildren();
      this.state(worker ? "Waits" : "Loading Python");
      const key = this.from.value ? this.key.value : "";
      started().postMessage({ cell: this.number, code: this.text.value, key, base_url: this.base.value });
    }

    begun() {
      this.state("Runs");
    }

    said({ text }) {
      this.say(text, "said");
    }

    done({ failed }) {
      cells.delete(this.number);
      this.number = 0;
      this.button.textContent = "Run";
      this.state("");
      if (failed) this.say(failed, "failed");
    }
  }

  function set() {
    for (const block of document.querySelectorAll("div.cell.highlight, div.highlight.cell, .cell > .highlight")) {
      if (block.nextElementSibling?.className !== "running") new Cell(block);
    }
  }

  addEventListener("pagehide", () => {
    for (const field of document.querySelectorAll(".running [type=password]")) field.value = "";
  });
  // The theme can go to another page without loading one; it tells of each.
  if (window.document$) document$.subscribe(set);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", set);
  else set();
})();
