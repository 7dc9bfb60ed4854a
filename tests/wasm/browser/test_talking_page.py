"""examples/talking_page in Chromium with a recorded microphone: its own server, the built-in one in the place of the service."""

from __future__ import annotations

import json
import math
import os
import re
import struct
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from browser import page
from tests.wasm import hosts
from tests.wasm.browser.conftest import browser
from wherry_server import Server, serve

RATE = 24_000
# Seconds of sound and of silence, again and again: a question, time for an answer, an interruption of it.
SPOKEN = ((0.6, True), (1.6, False), (0.6, True), (8, False))
TIMEOUT_S = 60


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The service. An answer has 40 words, which is 4 seconds of sound."""
    with serve(words=40) as server:
        yield server


@pytest.fixture(scope="module")
def address(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page as `make talk` lays it, from its own server."""
    hosts.program("node")
    hosts.npm_package("pyodide")
    folder = tmp_path_factory.mktemp("page") / "page"
    page.lay(folder, page.TALK)
    running = subprocess.Popen(
        [sys.executable, str(page.TALK / "server.py"), "0", str(folder)],
        env={
            **os.environ,
            "OPENAI_BASE_URL": server.url,
            "OPENAI_API_KEY": "sk-of-the-server",
            "PYTHONPATH": str(hosts.ROOT / "generated"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
    finally:
        running.kill()
        running.communicate()


@pytest.fixture(scope="module")
def microphone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the microphone hears."""
    path = tmp_path_factory.mktemp("sound") / "said.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for seconds, is_loud in SPOKEN:
            count = int(seconds * RATE)
            tone = (int(15_000 * math.sin(at / 8)) if is_loud else 0 for at in range(count))
            file.writeframes(struct.pack(f"<{count}h", *tone))
    return path


@pytest.fixture(scope="module")
def driver(microphone: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser whose microphone is a file, and that lets each page have it."""
    options = (
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing is fetched from elsewhere
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={microphone}",
    )
    with browser(tmp_path_factory.mktemp("talking"), *options) as driver:
        yield driver


def wait(driver: Any, what: str, there: Callable[[], Any]) -> Any:
    """Return the first true result; fails with what the page shows."""
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end:
        if result := there():
            return result
        time.sleep(0.05)
    shown = driver.execute_script("return document.body.innerText")
    raise AssertionError(f"{what} did not come; the page shows:\n{shown}\n{driver.get_log('browser')}")


def heard(server: Server) -> list[str]:
    """Return the messages in text that have come over sockets."""
    sockets = [record.socket for record in server.log if record.socket]
    return [message for socket in sockets for message in socket.messages if isinstance(message, str)]


def test_a_talk(driver: Any, address: str, server: Server) -> None:
    """The question is heard, the answer is played, an interruption cuts it off, and Stop closes the connection."""
    driver.get(address)
    button = driver.find_element("css selector", "#talk")
    wait(driver, "Python", button.is_enabled)
    button.click()
    said = "return [...document.querySelectorAll(`li[data-who=${arguments[0]}]`)].map((line) => line.textContent)"
    # The file of the microphone is played again and again: where the machine was too slow to interrupt an answer, it does so later.
    wait(driver, "an interruption", lambda: any("conversation.item.truncate" in text for text in heard(server)))
    wait(driver, "a second answer", lambda: len(driver.execute_script(said, "model")) > 1)
    button.click()
    wait(driver, "the end", lambda: button.text == "Talk")
    assert all(re.match(r"You said: \d+ ms of speech\.", text) for text in driver.execute_script(said, "model"))
    assert all(re.fullmatch(r"\d+ ms of speech", text) for text in driver.execute_script(said, "you"))
    record = server.log.wait_for(lambda record: record.socket and record.socket.closing)
    assert record.socket.closing[0] == 1000
    events = [json.loads(message) for message in record.socket.messages]
    assert {event["type"] for event in events} == {"input_audio_buffer.append", "conversation.item.truncate"}
    cut = [event["audio_end_ms"] for event in events if event["type"] == "conversation.item.truncate"]
    assert 0 < cut[0] < 4_000


def test_keys_are_for_the_page_alone(driver: Any, address: str, server: Server) -> None:
    """The key is short-lived, and the server makes none for other sites; the real one is in nothing that a browser gets."""
    ask = "const done = arguments[0]; fetch('key', {method: 'POST'}).then((answer) => answer.text()).then(done)"
    driver.get(address)
    given = json.loads(driver.execute_async_script(ask))
    assert given["key"].startswith("ek_")
    assert given["base_url"].startswith(server.url)
    driver.get("data:text/html,elsewhere")
    count = len(server.log)
    elsewhere = f"const done = arguments[0]; fetch('{address}key', {{method: 'POST', mode: 'no-cors'}}).finally(done)"
    driver.execute_async_script(elsewhere)
    assert len(server.log) == count
