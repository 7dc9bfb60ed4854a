// Show Markdown that is still being written. marked tells what the text means; the elements are made here, one by one, so that
// nothing in an answer can become anything else: HTML is shown as text, pictures are links, and addresses are those of the web.
import { lexer } from "./marked.esm.js";

const SAFE = new Set(["http:", "https:", "mailto:"]);
const INLINE = { strong: "strong", em: "em", del: "del", paragraph: "p", blockquote: "blockquote", hr: "hr", br: "br" };
const OPEN = 2; // what comes next may still change the last blocks: "2" becomes the item of a list

/** An answer in an element, which grows by pieces. Only the blocks at its end are read and made again. */
export class Growing {
  constructor(body, around) {
    this.body = body;
    this.around = around; // called with each change of the page
    this.text = "";
    this.settled = 0; // characters
    this.kept = 0; // elements of these
    this.frame = 0;
  }

  add(text) {
    this.text += text;
    this.frame ||= requestAnimationFrame(() => this.show());
  }

  show() {
    this.frame = 0;
    const blocks = lexer(this.text.slice(this.settled)).filter((block) => block.raw);
    const last = blocks.filter((block) => block.type !== "space").slice(-OPEN)[0];
    const fresh = document.createDocumentFragment();
    let isOpen = false;
    let made = 0;
    for (const block of blocks) {
      isOpen ||= block === last;
      const shown = node(block);
      if (shown) fresh.append(shown);
      if (isOpen) continue;
      this.settled += block.raw.length;
      made += shown ? 1 : 0;
    }
    this.around(() => {
      while (this.body.childNodes.length > this.kept) this.body.lastChild.remove();
      this.body.append(fresh);
    });
    this.kept += made;
  }

  /** Show the whole, once: a later line may have said where an earlier link leads. */
  end() {
    cancelAnimationFrame(this.frame);
    const whole = document.createElement("div");
    whole.append(...nodes(lexer(this.text)));
    const shown = document.createElement("div");
    shown.append(...[...this.body.childNodes].map((it) => it.cloneNode(true)));
    if (!whole.isEqualNode(shown)) this.around(() => this.body.replaceChildren(...whole.childNodes));
  }
}

function nodes(tokens = []) {
  return tokens.map(node).filter(Boolean);
}

function element(tag, content = [], attributes = {}) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

function node(token) {
  switch (token.type) {
    case "space":
    case "def":
      return null;
    case "heading":
      return element(`h${Math.min(token.depth + 1, 6)}`, nodes(token.tokens)); // the page itself has the first
    case "code":
      return element("pre", [element("code", [token.text])], { tabindex: "0" }); // it scrolls, with the keyboard too
    case "codespan":
      return element("code", [token.text]);
    case "list":
      return list(token);
    case "checkbox":
      return token.checked ? "☑ " : "☐ ";
    case "table":
      return table(token);
    case "link":
      return link(token.href, nodes(token.tokens));
    case "image":
      return link(token.href, [`Picture: ${decoded(token.text) || token.href}`]);
    case "html":
      return token.block ? element("p", [token.raw]) : token.raw;
    case "text":
      return token.tokens ? element("span", nodes(token.tokens)) : decoded(token.text);
    case "escape":
      return token.text;
    default:
      return token.type in INLINE ? element(INLINE[token.type], nodes(token.tokens)) : token.raw;
  }
}

function list(token) {
  const items = token.items.map((item) => element("li", nodes(item.tokens)));
  const numbered = token.ordered && token.start !== "" && token.start !== 1;
  return element(token.ordered ? "ol" : "ul", items, numbered ? { start: token.start } : {});
}

function table({ header, rows, align }) {
  const cell = (tag) => (it, at) => element(tag, nodes(it.tokens), align[at] ? { class: align[at] } : {});
  const head = element("thead", [element("tr", header.map(cell("th")))]);
  const body = element("tbody", rows.map((row) => element("tr", row.map(cell("td")))));
  return element("div", [element("table", [head, body])], { class: "wide", tabindex: "0" });
}

function link(href, content) {
  const address = URL.canParse(href) ? new URL(href) : null;
  if (!address || !SAFE.has(address.protocol)) return element("span", content);
  return element("a", content, { href: address.href, rel: "noopener noreferrer nofollow", target: "_blank" });
}

/** Return a text with its character references resolved. */
function decoded(text) {
  if (!text.includes("&")) return text;
  const page = new DOMParser().parseFromString(`.${text.replaceAll("<", "&lt;")}`, "text/html");
  return page.body.textContent.slice(1);
}
