"""The chat page as a person uses it, driven by selenium."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from wherry_server import Server

KEY = "sk-typed-by-hand"
LOAD_TIMEOUT_S = 60
TIMEOUT_S = 15


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
        self.find("#key").send_keys("\ue004")  # Tab, out of the field: the page then asks for the models

    def ask(self, text: str, *faults: str, form: str = "text") -> None:
        """Choose a form, type a question and press Enter; the server answers with these faults."""
        self.server.faults.add(*faults, on="POST /chat/completions") if faults else None
        self.driver.execute_script(f"document.querySelector('#form input[value={form}]').click()")
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
