"""Follow one call through the generated package: the files that it passes, and how often it moves between them.

The call goes to the built-in server, warm: its modules are loaded and a connection is open.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from .table import ROOT

__all__ = ("Followed", "follow", "the_calls")


@dataclass(frozen=True)
class Followed:
    """The files of a call, in the order in which it first comes to them, and the moves from one to another."""

    name: str
    files: tuple[str, ...]
    moves: int


def follow(name: str, call: Callable[[], Any], package: Path) -> Followed:
    """Run `call` and note each move into another file below `package`."""
    inside = f"{package}/"
    passed: list[str] = []

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            shown = frame
            if shown is not None and shown.f_code.co_filename.startswith(inside):
                file = shown.f_code.co_filename[len(inside) :]
                if not passed or passed[-1] != file:
                    passed.append(file)

    sys.setprofile(note)
    try:
        call()
    finally:
        sys.setprofile(None)
    return Followed(name, tuple(dict.fromkeys(passed)), max(len(passed) - 1, 0))


def the_calls() -> list[Followed]:
    """Follow a plain call, a streamed one, one with a 429, and an upload."""
    sys.path[:0] = [str(ROOT), str(ROOT / "generated")]
    import wherry
    from tests.server import serve

    package = Path(wherry.__file__).resolve().parent
    messages = [{"role": "user", "content": "Say ahoy."}]
    client: Any = wherry.Client(api_key="sk-test")
    with serve() as server, client.with_options(base_url=server.url) as client:

        def plain() -> Any:
            return client.chat.completions.create(model="gpt-4o", messages=messages)

        def streamed() -> None:
            with client.chat.completions.create(model="gpt-4o", messages=messages, stream=True) as stream:
                for _ in stream:
                    pass

        def limited() -> Any:
            server.faults.add("429;retry-after-ms=1")
            return plain()

        def upload() -> Any:
            return client.files.create(file=("a.txt", b"ahoy"), purpose="user_data")

        calls = {"plain call": plain, "streamed call": streamed, "call with one 429": limited, "upload": upload}
        for call in calls.values():
            call()
        return [follow(name, call, package) for name, call in calls.items()]
