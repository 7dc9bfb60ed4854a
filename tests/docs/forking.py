"""Python processes for the programs of the pages, forked from one that has imported what nearly all of them import.

Importing httpx, asyncio and pydantic takes a program of a page most of its time. Here one process imports them, and each
program runs in a fork of it: with its own folder, environment and streams, as `python -W error -c PROGRAM` has them. wherry
itself is not among what is imported before, so a program imports it as its readers do.

This module is imported by both sides; in the process that forks, by its bare name, with nothing of this repository.
"""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType
from typing import Any

BEFORE = (
    *(
        "asyncio",
        "concurrent.futures",
        "csv",
        "datetime",
        "decimal",
        "email.message",
        "enum",
        "http.client",
        "json",
        "logging",
    ),
    *("random", "sqlite3", "ssl", "tempfile", "urllib.request", "uuid", "attrs", "anyio", "anyio._backends._asyncio"),
    *("cattrs", "certifi", "encodings.idna", "httpcore", "httpx", "pydantic", "trio"),
)
"""What the first process imports: no module of this repository."""


class Forks:
    """Runs programs in forks of one process."""

    def __init__(self, address: str) -> None:
        self._address = address

    def start(self, code: str, *, cwd: Path | str, env: dict[str, str], streams: Sequence[int]) -> socket.socket:
        """Start a program whose standard streams are three descriptors; return what `ended` takes. Closing it ends the program."""
        sent = json.dumps({"code": code, "cwd": str(cwd), "env": env}).encode()
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(self._address)
        socket.send_fds(connection, [len(sent).to_bytes(4, "big")], streams)
        connection.sendall(sent)
        return connection

    @staticmethod
    def ended(connection: socket.socket, timeout: float) -> int:
        """Wait for the end of a program and return its exit status, negative for a signal. Raises TimeoutError."""
        connection.settimeout(timeout)
        with connection:
            told = connection.recv(16)
        assert told, "the process that forks has ended"
        return int(told)

    def run(self, code: str, *, cwd: Path, env: dict[str, str], timeout: float) -> subprocess.CompletedProcess[str]:
        """Run a program to its end, without input, and return its status and what it printed."""
        with (
            open(os.devnull, "rb") as nothing,
            (cwd / ".stdout").open("w+b") as out,
            (cwd / ".stderr").open("w+b") as err,
        ):
            for file in (out, err):
                os.unlink(file.name)  # the folder is the program's: it may list it
            running = self.start(code, cwd=cwd, env=env, streams=[nothing.fileno(), out.fileno(), err.fileno()])
            status = self.ended(running, timeout)
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess([], status, out.read().decode(), err.read().decode("utf-8", "replace"))


@contextmanager
def forks(python_path: str, folder: Path) -> Iterator[Forks]:
    """Start the process that forks, with a socket in `folder`; end it, and what it has started, afterwards."""
    address = str(folder / "forks")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen(16)
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        here = os.path.dirname(os.path.abspath(__file__))
        first = subprocess.Popen(
            [sys.executable, "-W", "error", "-c", f"exec(__import__('forking').program({listener.fileno()}))"],
            env={**environment, "PYTHONPATH": os.pathsep.join([here, python_path])},
            pass_fds=[listener.fileno()],
            stdin=subprocess.PIPE,  # which ends with this process
        )
    try:
        yield Forks(address)
    finally:
        first.communicate(timeout=20)
        assert first.returncode == 0


# --- in the process that forks ---------------------------------------------------------------------------------------


def program(descriptor: int) -> CodeType:
    """Fork for each program that is asked for; return its code, in the fork. The first process ends in here."""
    import gc
    import importlib
    import select

    sys.path.remove(os.path.dirname(os.path.abspath(__file__)))
    del sys.modules[__name__]
    for name in BEFORE:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    listener = socket.socket(fileno=descriptor)
    while True:
        asked: list[Any] = [listener, 0]
        if 0 in select.select(asked, [], [])[0]:  # nobody asks any more
            listener.close()
            raise SystemExit
        connection, _ = listener.accept()
        if not os.fork():
            listener.close()
            return _watched(connection)
        connection.close()
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _watched(connection: socket.socket) -> CodeType:
    """Fork once more: this process tells how the program ended, and ends it when nobody waits for that any more."""
    import select
    import signal

    head, streams, _, _ = socket.recv_fds(connection, 4, 3)
    size, sent = int.from_bytes(head, "big"), b""
    while len(sent) < size:
        sent += connection.recv(size - len(sent))
    alive, held = os.pipe()  # which the program holds until its end
    child = os.fork()
    if not child:
        connection.close()
        os.close(alive)
        return _become(json.loads(sent), streams)
    for each in (*streams, held):
        os.close(each)
    told: list[Any] = [connection, alive]
    if alive not in select.select(told, [], [])[0]:
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with suppress(OSError):
        connection.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _become(task: dict[str, Any], streams: Sequence[int]) -> CodeType:
    """Take the place of a new interpreter: folder, environment, streams."""
    os.setpgid(0, 0)
    for number, each in enumerate(streams):
        os.dup2(each, number)
        os.close(each)
    os.chdir(task["cwd"])
    os.environ.clear()
    os.environ.update(task["env"])
    sys.argv = ["-c"]
    out = io.TextIOWrapper(open(1, "wb", closefd=False), "utf-8", line_buffering=os.isatty(1))  # noqa: SIM115
    err = io.TextIOWrapper(open(2, "wb", closefd=False), "utf-8", "backslashreplace", line_buffering=True)  # noqa: SIM115
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(open(0, "rb", closefd=False), "utf-8")  # type: ignore[misc] # noqa: SIM115
    sys.stdout = sys.__stdout__ = out  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = err  # type: ignore[misc]
    return compile(task["code"], "<string>", "exec")
