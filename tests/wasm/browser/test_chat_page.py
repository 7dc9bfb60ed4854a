"""examples/browser_chat in Chromium, against the built-in server: what a person does, what the page shows, what was sent."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from browser import page as chat_page
from browser.runtime import FILES, runtime
from tests.wasm import hosts
from tests.wasm.browser.chat import KEY, Page
from tests.wasm.static_site import Site, static_site
from wherry_server import serve

PAGE = hosts.ROOT / "examples/browser_chat"


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
    assert [record.status for record in page.server.log if record.method == "POST"] == [429]
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


def test_refusal_by_cors_says_so(page: Page) -> None:
    """A server that answers, but lets no pages in, is told apart from one that is not there."""
    with serve(cors=False) as closed:
        page.connect(closed.url)
        try:
            page.ask("Hello?")
            page.wait("the wait", lambda: "could not be reached" in page.text("#notice"))
            page.wait("the error", lambda: "lets no page in" in page.text("#notice"), 30)
            assert "allow the origin of this page" in page.text("#notice")
        finally:
            page.connect(page.server.url)
    page.wait_until_idle()


def test_a_model_is_chosen_from_the_list(page: Page) -> None:
    """The models of the server are there to choose from; another one can be typed."""
    names = page.driver.execute_script("return [...document.querySelector('#models').options].map((it) => it.value)")
    assert len(names) > 40
    page.driver.execute_script("document.querySelector('#settings').open = true")
    page.find("#models").send_keys(names[3])
    page.ask("Hello?")
    page.wait_until_idle()
    assert page.sent()["model"] == page.find("#models").get_property("value") != ""
    page.driver.execute_script("document.querySelector('#settings').open = true")
    assert not page.find("#model").is_displayed()
    page.find("#models").send_keys("\ue010")  # the key End
    page.type("#model", "of-my-own")
    page.ask("Hello?")
    page.wait_until_idle()
    assert page.sent()["model"] == "of-my-own"


CONNECT = """
const [baseUrl, key] = arguments;
document.querySelector("#settings").open = true;
document.querySelector("#model-note").textContent = "";
document.querySelector("#key").value = key;
document.querySelector("#base-url").value = baseUrl;
document.querySelector("#base-url").dispatchEvent(new Event("change"));
"""
CAUSES = {
    "401": ("the key was refused", "a key of this server"),
    "429": ("too many requests (429)", "Wait a minute"),
    "429;code=insufficient_quota": ("the quota of this key is used up", "the bill"),
    "404": ("there is no such model or address", "/v1"),
    "500": ("the server failed", "in a while"),
}


def test_without_a_list_the_cause_is_told(page: Page) -> None:
    """Where the list cannot be had, a text field takes its place, and says why and what to do, for each cause."""

    def told(base_url: str, key: str = KEY) -> str:
        page.driver.execute_script(CONNECT, base_url, key)
        said = page.wait("the cause", lambda: page.text("#model-note"))
        assert page.find("#model").is_displayed()
        return str(said)

    try:
        for fault, words in CAUSES.items():
            page.server.faults.add(fault, on="GET /models")
            said = told(page.server.url)
            assert all(word in said for word in words), said
        with serve(cors=False) as closed:
            assert "lets no page in" in told(closed.url)
        assert "the server could not be reached" in (said := told(closed.url)), said
        page.driver.execute_script("Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })")
        assert "there is no network" in told(closed.url)
    finally:
        page.driver.execute_script("delete navigator.onLine")
        page.connect(page.server.url)
        page.wait("the models", lambda: page.find("#models").is_displayed())


def test_nothing_is_sent_without_a_key(page: Page) -> None:
    """Without a key the page asks for it and keeps the question."""
    page.connect(page.server.url, key="")
    try:
        page.ask("Hello?")
        assert "API key" in page.text("#notice")
        assert page.driver.switch_to.active_element == page.find("#key")
        assert page.find("#text").get_property("value") == "Hello?"
        assert [record for record in page.server.log if record.method == "POST"] == []
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
    settings = b'export const settings = {pyodide: "./nowhere/", wherry: "./wherry.whl", baseUrl: "", key: ""};'
    files = {"/": PAGE, "/settings.js": settings, "/marked.esm.js": chat_page.MARKDOWN}
    with static_site(files) as broken:
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


def test_what_is_loaded(page: Page, chat_site: Site) -> None:
    """Every file of the page is there, and none of another host is asked for; the page says how many bytes Python took."""
    assert [path for path, status in chat_site.requests if status != 200] == []
    assert {path for path, _ in chat_site.requests if path.startswith("/pyodide/")} == {
        f"/pyodide/{name}" for name in FILES
    }
    told = float(page.text("#loading").removeprefix("Ready · ").removesuffix(" MB"))
    size = sum((runtime() / name).stat().st_size for name in FILES) / 1e6
    assert size - 1 < told < size + 1
