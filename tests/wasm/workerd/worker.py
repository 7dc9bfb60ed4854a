"""workerd with npm's Pyodide in it (host.mjs): a Worker in Python, and modules of the tests."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.wasm import hosts

FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
KINDS = {".asm.wasm": "wasm", ".mjs": "esModule", ".zip": "data", ".json": "text"}
START_TIMEOUT_S = 60
CONFIG = """using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = .worker), (name = "internet", network = (allow = ["private", "public", "local"])) ],
  sockets = [ (name = "http", address = "127.0.0.1:%(port)d", http = (), service = "main") ],
);
const worker :Workerd.Worker = (
  modules = [%(modules)s],
  bindings = [ (name = "UNSAFE", unsafeEval = void)%(bindings)s ],
  # A later date would give the Worker a `process`, and Pyodide would take it for Node.
  compatibilityDate = "2025-06-01",
  globalOutbound = "internet",
);
"""


@contextlib.contextmanager
def workerd(folder: Path, packed: bytes, env: Mapping[str, str]) -> Iterator[str]:
    """Run it until the end of the block; gives its origin. `env` are the bindings of the Worker."""
    # The program itself: npm's wrapper around it is made by a script of the installation, which may not have been run.
    programs = sorted(hosts.npm_package("workerd").parent.glob("@cloudflare/workerd-*/bin/workerd"))
    program = programs[0] if programs else hosts.missing("workerd for this machine", "npm ci")
    sources = {name: hosts.npm_package("pyodide") / name for name in FILES}
    sources["main.mjs"] = Path(__file__).with_name("host.mjs")
    for name, source in sources.items():
        (folder / name).symlink_to(source)
    (folder / "site.zip").write_bytes(packed)
    names = ["main.mjs", "site.zip", *FILES]
    modules = ", ".join(f'(name = "{name}", {_kind(name)} = embed "{name}")' for name in names)
    bindings = "".join(f', (name = "{name}", text = {json.dumps(value)})' for name, value in env.items())
    port = _free_port()
    (folder / "config.capnp").write_text(CONFIG % {"port": port, "modules": modules, "bindings": bindings})
    with (folder / "output").open("wb") as output:
        running = subprocess.Popen(
            [program, "serve", "config.capnp", "--experimental"], cwd=folder, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait(port, running, folder / "output")
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


def _kind(name: str) -> str:
    return next(kind for suffix, kind in KINDS.items() if name.endswith(suffix))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(port: int, running: subprocess.Popen[bytes], output: Path) -> None:
    end = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < end and running.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise AssertionError(f"workerd did not start:\n{output.read_text('utf-8', 'replace')[-4000:]}")


def call(url: str, body: Any = None, timeout_s: float = 60) -> Any:
    """Ask the Worker's host and give the JSON that it answers; fails with its text."""
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data), timeout=timeout_s) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{error.code} {error.read().decode('utf-8', 'replace')}") from None
