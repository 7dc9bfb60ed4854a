"""examples/browser_chat in Chromium, against the built-in server: what a person does, what the page shows, what was sent."""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wasm import pyodide_copy
from tests.wasm.static_site import Site, static_site
from wherry.transports import AsyncMemoryTransport, Reply
from wherry_server import Server, serve

PAGE = Path(__file__).resolve().parents[3] / "examples/browser_chat"
KEY = "sk-typed-by-hand"
LOAD_TIMEOUT_S = 60
TIMEOUT_S = 15


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The API, on an origin of its own that lets pages in."""
    with serve(cors=True, words=30) as server:
        yield server


@pytest.fixture(scope="module")
def site(wheel: Path) -> Iterator[Site]:
    """The page as it is, with Pyodide and the wheel from this machine."""
    settings = {"pyodide": "./pyodide/", "wherry": f"./{wheel.name}"}
    with static_site(
        {
            "/": PAGE,
            "/settings.js": f"export const settings = {json.dumps(settings)};".encode(),
            f"/{wheel.name}": wheel,
            **pyodide_copy.mounts("/pyodide/"),
        }
    ) as site:
        yield site


class Page:
    """The page as a person sees it."""

    def __init__(self, driver: Any, server: Server) -> None:
        self.driver = driver
        self.server = server

    def find(self, selector: str) -> Any:
        """The one element that fits."""
        return self.driver.find_element("css selector", selector)

    def type(self, selector: str, text: str) -> None:
        """Type into an emptied field."""
        element = self.find(selector)
        element.clear()
        element.send_keys(text)

    def connect(self, base_url: str, key: str = KEY) -> None:
        """Fill in where to ask, and with which key."""
        self.driver.execute_script("document.querySelector('#settings').open = true")
        self.type("#base-url", base_url)
        self.type("#key", key)

    def ask(self, text: str, *faults: str) -> None:
        """Type a question and press Enter; the server answers with these faults."""
        self.server.faults.add(*faults)
        self.type("#text", text + "\n")

    def wait(self, what: str, there: Callable[[], Any], timeout_s: float = TIMEOUT_S) -> Any:
        """Return the first true result; fails with what the page shows."""
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            if result := there():
                return result
            time.sleep(0.02)
        raise AssertionError(f"{what} did not come; the page shows:\n{self.text('body')}\n{self.console()}")

    def text(self, selector: str) -> str:
        """The visible text of an element, empty if there is none."""
        script = "return document.querySelector(arguments[0])?.innerText ?? ''"
        return str(self.driver.execute_script(script, selector))

    def answers(self) -> list[str]:
        """The texts of the model's answers."""
        script = "return [...document.querySelectorAll('.assistant .body')].map((body) => body.textContent)"
        return list(self.driver.execute_script(script))

    def wait_until_idle(self) -> None:
        """Wait until the page can send again."""
        self.wait("the send button", lambda: self.find("#send").is_displayed())

    def console(self) -> str:
        """What the browser's console says."""
        return "\n".join(entry["message"] for entry in self.driver.get_log("browser"))

    def sent(self) -> dict[str, Any]:
        """The newest body that the server got."""
        return dict(json.loads(self.server.log.wait_for(lambda record: record.body).body))


@pytest.fixture(scope="module")
def loaded(chromium: Any, site: Site, server: Server) -> Page:
    """The page, loaded and connected to the server."""
    chromium.set_window_size(1280, 800)
    chromium.get(f"{site.origin}/")
    page = Page(chromium, server)
    page.wait("Python", lambda: page.text("#loading") == "Ready", LOAD_TIMEOUT_S)
    page.connect(server.url)
    return page


@pytest.fixture
def page(loaded: Page) -> Page:
    """The same page with a new conversation."""
    loaded.server.faults.clear()
    loaded.server.log.clear()
    loaded.find("#new").click()
    loaded.wait_until_idle()
    return loaded


def test_answer_is_streamed(page: Page) -> None:
    """The answer grows while the server is still sending, and the typed key opens the door."""
    page.ask("Tell me of rivers.", "drip=60, words=12")
    partial = page.wait("a first piece", lambda: (texts := page.answers()) and texts[0])
    record = page.server.log.wait_for(lambda record: record.operation == "POST /chat/completions")
    assert record.finished_s is None
    page.wait_until_idle()
    (answer,) = page.answers()
    assert answer.startswith(partial)
    assert len(answer) > len(partial)
    assert record.credential == "user"
    assert record.disconnected_s is None


def test_the_conversation_goes_on(page: Page) -> None:
    """A second question carries the first one and its answer."""
    page.ask("First question.")
    page.wait("an answer", page.answers)
    page.wait_until_idle()
    page.ask("Second question.")
    page.wait("a second answer", lambda: len(page.answers()) == 2 and page.answers()[1])
    page.wait_until_idle()
    first = page.answers()[0]
    assert page.sent()["messages"] == [
        {"role": "user", "content": "First question."},
        {"role": "assistant", "content": first},
        {"role": "user", "content": "Second question."},
    ]


def test_an_answer_in_fields_grows(page: Page) -> None:
    """With the switch on, the page shows the fields that have come while the rest is still being written; later, text again."""
    names = "return [...document.querySelectorAll('.assistant dt')].map((name) => name.textContent)"
    page.find("#fields").click()
    page.ask("Tell me of rivers.", "drip=40")
    page.find("#fields").click()
    seen = page.wait("a first field", lambda: page.driver.execute_script(names))
    record = page.server.log.wait_for(lambda record: record.operation == "POST /chat/completions")
    assert record.finished_s is None
    page.wait_until_idle()
    shown = page.driver.execute_script(names)
    assert len(shown) > len(seen)
    assert shown[:5] == ["title", "summary", "points", "name", "detail"]
    page.ask("And in words?")
    page.wait("an answer", lambda: len(page.answers()) == 2 and page.answers()[1])
    page.wait_until_idle()
    said = json.loads(page.sent()["messages"][1]["content"])
    assert "response_format" not in page.sent()
    assert said["title"] in page.answers()[0]
    assert said["points"][-1]["detail"] in page.answers()[0]


@pytest.mark.parametrize("how", ["button", "escape"])
def test_stop_cuts_the_connection(page: Page, how: str) -> None:
    """Stop, and Esc, end the answer at once: the server sees the page leave after a few events."""
    page.ask("Tell me everything.", "drip=50, words=400")
    page.wait("a first piece", lambda: (texts := page.answers()) and texts[0])
    if how == "button":
        page.find("#stop").click()
    else:
        page.find("#text").send_keys("\ue00c")
    record = page.server.log.wait_for(lambda record: record.disconnected_s is not None)
    assert record.events < 100
    page.wait_until_idle()
    assert "Stopped" in page.driver.execute_script("return document.querySelector('.assistant').dataset.end")
    assert len(page.answers()[0]) > 0


def test_a_new_conversation_stops_the_old_one(page: Page) -> None:
    """New chat in the middle of an answer cuts it, and the next question goes alone."""
    page.ask("Tell me everything.", "drip=50, words=400")
    page.wait("a first piece", lambda: (texts := page.answers()) and texts[0])
    page.find("#new").click()
    page.server.log.wait_for(lambda record: record.disconnected_s is not None)
    page.wait_until_idle()
    assert page.text("#messages") == ""
    page.ask("Something else.")
    page.wait("an answer", lambda: (texts := page.answers()) and texts[0])
    page.wait_until_idle()
    assert page.sent()["messages"] == [{"role": "user", "content": "Something else."}]


def test_stop_ends_a_wait(page: Page) -> None:
    """A wait for the next attempt can be given up, and nothing is sent any more."""
    page.ask("Anyone there?", "429;retry-after=60")
    page.wait("the wait", lambda: "Attempt 2 of 4 in" in page.text("#notice"))
    page.find("#stop").click()
    page.wait_until_idle()
    assert [record.status for record in page.server.log] == [429]
    assert page.text("#notice") == ""
    assert page.find("#text").get_property("value") == "Anyone there?"


def test_retry_is_shown(page: Page) -> None:
    """A 429 shows why, a count-down and the attempt; then the answer comes."""
    page.ask("Are you busy?", "429;retry-after=1")
    seen = page.wait("the wait", lambda: "Attempt 2 of 4 in" in (text := page.text("#notice")) and text)
    assert "answered 429" in seen
    shown = {seen}
    page.wait("a count-down", lambda: shown.add(page.text("#notice")) or len(shown) > 3)
    page.wait("an answer", lambda: (texts := page.answers()) and texts[0])
    page.wait_until_idle()
    records = list(page.server.log)
    assert [record.status for record in records if record.method == "POST"] == [429, 200]
    assert records[-1].at - records[0].at >= 1


def test_upload(page: Page, tmp_path: Path) -> None:
    """A chosen file arrives byte for byte, is shown with id and size, and goes with the next question."""
    content = bytes(range(256)) * 4096
    path = tmp_path / "all bytes.bin"
    path.write_bytes(content)
    page.find("#file").send_keys(str(path))
    shown = page.wait("the file", lambda: page.text("#files"))
    record = page.server.log.wait_for(lambda record: record.operation == "POST /files")
    assert path.name in shown
    assert "1.0 MB" in shown
    (file_id,) = re.findall(r"file-\w+", shown)
    kept = page.server.store.kept(f"/files/{file_id}")
    assert kept is not None
    assert kept.filename == path.name
    assert hashlib.sha256(kept.data).digest() == hashlib.sha256(content).digest()
    assert record.headers["content-type"].startswith("multipart/form-data")
    page.ask("What is in it?")
    page.wait("an answer", lambda: (texts := page.answers()) and texts[0])
    page.wait_until_idle()
    assert page.sent()["messages"][-1]["content"] == [
        {"type": "file", "file": {"file_id": file_id}},
        {"type": "text", "text": "What is in it?"},
    ]
    assert page.text("#files") == ""


def test_errors_are_readable(page: Page) -> None:
    """A refused key is told in a sentence, with the server's own words; the question is there to be asked again."""
    page.ask("Let me in.", "401;message=No such key.")
    page.wait("the error", lambda: "The key was refused" in page.text("#notice"))
    assert "No such key." in page.text("#notice")
    assert KEY not in page.text("body")
    page.find("#text").send_keys("\n")
    page.wait("an answer", lambda: (texts := page.answers()) and texts[0])
    page.wait_until_idle()
    assert page.sent()["messages"] == [{"role": "user", "content": "Let me in."}]
    assert page.text("#notice") == ""


def test_cut_answer_stays(page: Page) -> None:
    """An answer that breaks off stays as far as it came, with the error below."""
    page.ask("Go on.", "drip=50, cut=4")
    page.wait("the error", lambda: "cut short" in page.text("#notice"))
    assert page.answers()[0]


def test_an_answer_without_text_is_told() -> None:
    """A stream that ends as it should and says nothing is told as that, and the question is forgotten."""
    spec = importlib.util.spec_from_file_location("chat", PAGE / "chat.py")
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
            await asyncio.sleep(0)
        return [json.loads(message)["title"] for message in told if '"failed"' in message]

    assert asyncio.run(asked_twice()) == ["The model answered nothing"] * 2
    assert transport.requests[1].json()["messages"] == [{"role": "user", "content": "two"}]


def test_refusal_by_cors_says_so(page: Page) -> None:
    """A server that lets no pages in gives an error that names CORS as what it may be."""
    with serve(cors=False) as closed:
        page.connect(closed.url)
        try:
            page.ask("Hello?")
            page.wait("the wait", lambda: "could not be reached" in page.text("#notice"))
            page.wait("the error", lambda: "CORS" in page.text("#notice"), 30)
        finally:
            page.connect(page.server.url)
    page.wait_until_idle()


def test_nothing_is_sent_without_a_key(page: Page) -> None:
    """Without a key the page asks for it and keeps the question."""
    page.connect(page.server.url, key="")
    try:
        page.ask("Hello?")
        assert "API key" in page.text("#notice")
        assert page.driver.switch_to.active_element == page.find("#key")
        assert page.find("#text").get_property("value") == "Hello?"
        assert len(page.server.log) == 0
    finally:
        page.connect(page.server.url)


def test_the_key_is_kept_nowhere(page: Page) -> None:
    """Neither storage nor cookie nor address nor console holds the key, and the field hides it."""
    script = (
        "return JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href, history.state])"
    )
    kept = page.driver.execute_script(script)
    assert json.loads(kept)[:3] == [{}, {}, ""]
    assert KEY not in kept + page.console() + page.driver.page_source
    field = page.find("#key")
    assert (field.get_attribute("type"), field.get_attribute("autocomplete")) == ("password", "off")
    assert KEY not in json.dumps([record.as_json() for record in page.server.log])


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)], ids=["phone", "desktop"])
def test_layout(page: Page, width: int, height: int) -> None:
    """On a phone and on a desktop everything fits across, and what is pressed is large enough and in sight."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        page.ask("A question of some length, " * 10, "words=200")
        page.wait("an answer", lambda: (texts := page.answers()) and texts[0])
        page.wait_until_idle()
        found = page.driver.execute_script(LAYOUT)
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert found["page"] == [width, height]
    assert found["outside"] == []
    assert found["small"] == []
    assert found["nameless"] == []


LAYOUT = """
const shown = [...document.querySelectorAll("button, input, textarea, summary, article, h1")].filter((e) => e.checkVisibility());
const box = (e) => e.getBoundingClientRect();
const name = (e) => e.outerHTML.slice(0, 60);
const controls = shown.filter((e) => e.matches("#composer *"));
return {
  page: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
  outside: [
    ...shown.filter((e) => box(e).left < 0 || box(e).right > innerWidth),
    ...controls.filter((e) => box(e).bottom > innerHeight),
  ].map(name),
  small: controls.filter((e) => box(e).height < 44 || box(e).width < 44).map(name),
  nameless: shown.filter((e) => !(e.ariaLabel || e.textContent.trim() || e.labels?.length)).map(name),
};
"""


def test_what_does_not_load_is_told(page: Page) -> None:
    """Where Pyodide cannot be had, the page says so, and what to look at."""
    settings = b'export const settings = {pyodide: "./nowhere/", wherry: "wherry"};'
    with static_site({"/": PAGE, "/settings.js": settings}) as broken:
        here = page.driver.current_window_handle
        page.driver.switch_to.new_window("tab")
        try:
            page.driver.get(f"{broken.origin}/")
            page.wait("the error", lambda: "could not be loaded" in page.text("#notice"))
            assert "settings.js" in page.text("#notice")
            assert not page.find("#send").is_enabled()
        finally:
            page.driver.close()
            page.driver.switch_to.window(here)


def test_what_is_loaded(page: Page, site: Site) -> None:
    """Every file of the page is there, and micropip takes attrs and no HTTP library for the wheel."""
    assert [path for path, status in site.requests if status != 200] == []
    names = {path.rpartition("/")[2].partition("-")[0] for path, _ in site.requests if path.endswith(".whl")}
    assert names == {"micropip", "wherry", "attrs"}
