"""Answers on the page of examples/browser_chat: Markdown, fields, calls of tools."""

from __future__ import annotations

import asyncio
import importlib.util
import json

from tests.wasm import hosts
from tests.wasm.browser.chat import KEY, Page
from wherry.transports import AsyncMemoryTransport, Reply
from wherry_server import reply


def test_an_answer_in_fields_grows(page: Page) -> None:
    """With the switch on, the page shows the fields that have come while the rest is still being written; later, text again."""
    names = "return [...document.querySelectorAll('.assistant dt')].map((name) => name.textContent)"
    page.ask("Tell me of rivers.", "drip=40", form="fields")
    seen = page.wait("a first field", lambda: page.driver.execute_script(names))
    record = page.server.log.wait_for(lambda record: record.operation == "POST /chat/completions")
    assert record.finished_s is None
    page.wait_until_idle()
    shown = page.driver.execute_script(names)
    assert len(shown) > len(seen)
    assert shown[:5] == ["title", "summary", "points", "name", "detail"]
    written = page.driver.execute_script("return document.querySelector('.assistant details pre').textContent")
    assert written.startswith("{'title': ")
    page.ask("And in words?")
    page.wait("an answer", lambda: len(page.answers()) == 2 and page.answers()[1])
    page.wait_until_idle()
    said = json.loads(page.sent()["messages"][1]["content"])
    assert "response_format" not in page.sent()
    assert said["title"] in page.answers()[0]
    assert said["points"][-1]["detail"] in page.answers()[0]


def test_calls_of_tools_are_shown(page: Page) -> None:
    """With the switch at tools, the page shows which function was called with what, what it returned, and then the answer."""
    page.server.replies.add(reply(calls=[("add", {"numbers": [12.5, 30]})]), on="POST /chat/completions")
    page.ask("What does it cost?", form="tools")
    page.wait("an answer", lambda: page.text(".assistant .markdown"))
    page.wait_until_idle()
    assert page.text(".assistant .call").split("\n") == ["add(numbers=[12.5, 30.0])", "42.5"]
    output = page.sent()["messages"][-1]
    assert (output["role"], output["content"]) == ("tool", "42.5")


def test_markdown_is_shown_and_html_is_text(page: Page) -> None:
    """Markdown becomes elements; HTML, scripts and addresses that run in an answer do nothing; pictures are not loaded."""
    page.server.replies.add(reply(text=ANSWER), on="POST /chat/completions")
    page.ask("Tell me of harbours.", "drip=5")
    page.wait_until_idle()
    found = page.driver.execute_script(SHOWN)
    assert found["tags"] == ["H3", "UL", "DIV", "PRE", "P", "P", "P"]
    assert found["links"] == [
        ["https://example.org/map", "noopener noreferrer nofollow"],
        ["https://example.org/boat.png", "noopener noreferrer nofollow"],
        ["https://example.org/late", "noopener noreferrer nofollow"],
    ]
    assert found["cells"] == ["port", "depth", "Ghent & Hull", "4.5 m"]
    assert found["loaded"] == []
    assert found["alive"] == 0
    assert page.driver.title == "wherry chat"
    assert "<script>document.title = 'owned'</script>" in page.answers()[0]
    assert "<img src=x onerror=" in page.answers()[0]


ANSWER = """## Harbours

- **Ghent** with [a map](https://example.org/map) and [a trap](javascript:alert(1))
- a `lock`

| port | depth |
|---|--:|
| Ghent &amp; Hull | 4.5 m |

```python
print("<b>ahoy</b>")
```

<script>document.title = 'owned'</script>

Inline <img src=x onerror="document.title='owned'"> too. ![boat](https://example.org/boat.png)

And [late].

[late]: https://example.org/late
"""
SHOWN = """
const body = document.querySelector(".assistant .markdown");
return {
  tags: [...body.children].map((e) => e.tagName),
  links: [...body.querySelectorAll("a")].map((a) => [a.href, a.rel]),
  cells: [...body.querySelectorAll("th, td")].map((e) => e.textContent),
  alive: body.querySelectorAll("script, img, iframe, style, b, [onerror]").length,
  loaded: performance.getEntriesByType("resource").map((e) => e.name).filter((name) => !name.startsWith(location.origin)),
};
"""


def test_markdown_grows_by_its_end(page: Page) -> None:
    """Piece by piece an answer becomes what it is as a whole, and blocks that are over are not made again."""
    same, first, made = page.driver.execute_async_script(GROWING, ANSWER + "1. one\n\n2. two\n\n" + ANSWER * 20)
    assert same
    assert first
    assert made < 9_000  # of 6,000 pieces; with the whole made again for each of them it would be half a million


GROWING = """
const [text, done] = arguments;
import("/markdown.js").then(({ Growing }) => {
  const [grown, whole] = [0, 1].map(() => document.createElement("div"));
  const growing = new Growing(grown, (change) => change());
  let first, made = 0;
  for (let at = 0; at < text.length; at += 2) {
    growing.text += text.slice(at, at + 2);
    growing.show();
    made += grown.childNodes.length - growing.kept;
    if (at === 400) first = grown.firstChild;
  }
  const kept = first === grown.firstChild;
  growing.end();
  const other = new Growing(whole, (change) => change());
  other.text = text;
  other.end();
  done([grown.isEqualNode(whole), kept, made]);
});
"""


def test_an_answer_without_text_is_told() -> None:
    """A stream that ends as it should and says nothing is told as that, and the question is forgotten."""
    spec = importlib.util.spec_from_file_location("chat", hosts.ROOT / "examples/browser_chat/chat.py")
    assert spec is not None
    assert spec.loader is not None
    chat = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(chat)
    transport = AsyncMemoryTransport([Reply(sse=["[DONE]"]), Reply(sse=["[DONE]"])])

    async def asked_twice() -> list[str]:
        told: list[str] = []
        talk = chat.Chat(told.append, transport)
        for text in ("one", "two"):
            talk.ask(json.dumps({"key": KEY, "base_url": "https://x.test/v1", "model": "m", "text": text, "files": []}))
            await asyncio.wait([talk._work])
        return [json.loads(message)["title"] for message in told if '"failed"' in message]

    assert asyncio.run(asked_twice()) == ["The model answered nothing"] * 2
    assert transport.requests[1].json()["messages"] == [{"role": "user", "content": "two"}]
