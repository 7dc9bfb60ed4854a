"""Starting and stopping: in a thread, several at once, from the command line; CORS; the second origin."""

from __future__ import annotations

import ast
import contextlib
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import wherry_server
from tests.server_tests.asking import CHAT, OPERATIONS
from tests.server_tests.conftest import HEADERS
from wherry_server import serve
from wherry_server.__main__ import arguments
from wherry_server.limits import parsed

PACKAGE = Path(wherry_server.__file__).parent
ORIGIN = {"origin": "https://page.test"}


def test_nothing_is_left_behind() -> None:
    """A stopped server leaves no thread, no file descriptor and no warning, whatever a client left open."""
    descriptors = Path("/proc/self/fd")
    before = (threading.active_count(), len(list(descriptors.iterdir())) if descriptors.exists() else 0)
    for _ in range(3):
        with serve() as server, httpx.Client(base_url=server.url, headers=HEADERS) as client:
            client.get("/models")
            with client.stream(
                "POST", "/chat/completions", json={**CHAT, "stream": True}, headers={"x-fault": "stall=1"}
            ):
                pass
    with pytest.raises(httpx.ConnectError):
        httpx.get(server.url)
    gc.collect()
    assert (threading.active_count(), len(list(descriptors.iterdir())) if descriptors.exists() else 0) == before


def test_stop_breaks_open_streams() -> None:
    """Stopping does not wait for a stream that stalls."""
    with serve() as server, httpx.Client(base_url=server.url, headers=HEADERS) as client:
        stream = client.stream(
            "POST", "/chat/completions", json={**CHAT, "stream": True}, headers={"x-fault": "stall=1"}
        )
        with stream as response:
            lines = response.iter_lines()
            next(lines)
            server.stop()
            with pytest.raises(httpx.TransportError):
                list(lines)
    assert server.connections == 0


def test_servers_are_apart() -> None:
    """Servers at the same time share neither state nor log nor faults."""
    with serve() as one, serve(items=1) as two:
        one.faults.add("500")
        with httpx.Client(headers=HEADERS) as client:
            made = client.post(f"{two.url}/assistants", json={"model": "m"}).json()
            assert client.get(f"{one.url}/files").status_code == 500
            assert len(client.get(f"{two.url}/assistants").json()["data"]) == 2
            assert len(client.get(f"{one.url}/assistants?limit=100").json()["data"]) == 45
        assert made["id"] == "asst_000001"
        assert (len(one.log), len(two.log)) == (2, 2)


def test_two_origins() -> None:
    """The same API stands at a second port, another origin."""
    with serve() as server:
        health = [httpx.get(f"{origin}/_server/health").json() for origin in (server.origin, server.other_origin)]
        assert health[0] == health[1] == {"status": "ok", "operations": len(OPERATIONS), "prefix": "/v1"}
        assert server.origin != server.other_origin
        assert server.url == f"{server.origin}/v1"


def test_port_in_use_is_told() -> None:
    """A port that is taken is an OSError, and no socket leaks."""
    with serve() as server, pytest.raises(OSError, match="in use"), serve(server.port):
        pass


def test_no_nagle() -> None:
    """TCP_NODELAY is set: with Nagle's algorithm every small answer would take 40 ms."""
    with serve() as server, httpx.Client(base_url=server.url, headers=HEADERS) as client:
        client.get("/models")
        (connection,) = server._uvicorn.server_state.connections
        sock = connection.transport.get_extra_info("socket")
        assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def test_server_stands_alone() -> None:
    """The server imports neither the generator nor the package that it checks, but for the document that it answers from."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        own = {"lean_document"} if path.name == "document.py" else set()
        for node in ast.walk(ast.parse(path.read_bytes())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            found |= {name.split(".")[0] for name in names} - own
    others = {"jsonschema", "pytest", "python_multipart", "starlette", "uvicorn", "wherry_server", "yaml"}
    assert found - sys.stdlib_module_names == others


def test_importing_the_package_is_cheap() -> None:
    """The package alone, and its plugin, import nothing that a server needs; each name is there when it is asked for."""
    program = (
        "import sys, wherry_server.pytest\n"
        "assert not {'starlette', 'uvicorn', 'jsonschema', 'asyncio'} & sys.modules.keys()\n"
        "print(*[name for name in wherry_server.__all__ if getattr(wherry_server, name) is None])\n"
        "try: wherry_server.nothing\n"
        "except AttributeError as error: print(error)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.stderr) == ("\nmodule 'wherry_server' has no attribute 'nothing'\n", "")


# --- CORS ------------------------------------------------------------------------------------------------------------


def test_cors_on() -> None:
    """With CORS on, preflights are answered without a key, and the listed headers may be read."""
    with serve(cors=True) as server, httpx.Client(base_url=server.url) as client:
        asked = {
            **ORIGIN,
            "access-control-request-method": "POST",
            "access-control-request-headers": "authorization,x-y",
        }
        preflight = client.options("/chat/completions", headers=asked)
        assert preflight.status_code == 200
        assert "authorization" in preflight.headers["access-control-allow-headers"].lower()
        answer = client.post("/chat/completions", json=CHAT, headers={**HEADERS, **ORIGIN})
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "x-request-id" in answer.headers["access-control-expose-headers"]
        failed = client.get("/models", headers={**ORIGIN, "authorization": "Bearer x"})
        assert failed.headers["access-control-allow-origin"] == "*"


def test_cors_with_chosen_headers() -> None:
    """Which headers a page may read can be chosen: all, some or none."""
    for exposed in ((), ("retry-after",)):
        with serve(cors=True, expose_headers=exposed) as server:
            answer = httpx.get(f"{server.url}/models", headers={**HEADERS, **ORIGIN})
            assert answer.headers.get("access-control-expose-headers", "") == ",".join(exposed)


def test_cors_off(looking: httpx.Client) -> None:
    """Without CORS no page of another origin gets anything."""
    asked = {**ORIGIN, "access-control-request-method": "POST"}
    preflight = looking.options("/chat/completions", headers=asked)
    assert preflight.status_code == 405
    for response in (preflight, looking.get("/models", headers=ORIGIN)):
        assert not [name for name in response.headers if name.startswith("access-control")]


# --- the command line ------------------------------------------------------------------------------------------------

WAYS = [["-m", "wherry_server"], [str(PACKAGE)]]


@pytest.mark.parametrize("way", WAYS, ids=["module", "file"])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_command_line(way: list[str], sent: signal.Signals) -> None:
    """Started either way, it prints its address, a line for each request, and ends on a signal without a traceback."""
    with started(*way, "--port", "0", "--items", "2", "--faults", "gzip") as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        url = told.split()[2]
        assert told == f"listening on {url} (export OPENAI_BASE_URL={url} OPENAI_API_KEY=sk-test)\n"
        assert len(httpx.get(f"{url}/files", headers=HEADERS).json()["data"]) == 2
        assert "GET    /v1/files  200" in process.stdout.readline()
        process.send_signal(sent)
        _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")


def test_command_line_for_programs() -> None:
    """With `--json` each line is an object: where the server listens, then the requests; `--limits` sets several at once."""
    arguments = ["--port", "0", "--json", "--api-key", "sk-mine", "--limits", "requests=2, tokens=900,burst=60"]
    with started(*WAYS[0], *arguments) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        assert (told["key"], told["pid"]) == ("sk-mine", process.pid)
        asked = {"url": f"{told['url']}/embeddings", "json": {"model": "m", "input": "x"}}
        answer = httpx.post(**asked, headers={"authorization": "Bearer sk-mine"})
        limits = [answer.headers[f"x-ratelimit-limit-{name}"] for name in ("requests", "tokens")]
        assert (answer.status_code, limits) == (200, ["2", "900"])
        assert json.loads(process.stdout.readline())["operation"] == "POST /embeddings"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0


@contextlib.contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start the server as people do; it is ended, whatever a test does."""
    command = [sys.executable, "-W", "error", *arguments]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_help() -> None:
    """`--help` lists every option and every fault."""
    command = [sys.executable, "-m", "wherry_server", "--help"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for word in ("--port", "--limits", "--spec", "--cors", "slow-headers", "keepalive", "/_server/log"):
        assert word in printed


@pytest.mark.parametrize(
    ("arguments", "part"),
    [(["--spec", "no-such.yaml"], "does not exist"), (["--faults", "no-such"], "is not a known fault")],
)
def test_bad_arguments(arguments: list[str], part: str) -> None:
    """What is wrong is said in one line, without a traceback."""
    command = [sys.executable, "-m", "wherry_server", "--port", "0", *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert part in ended.stderr


def test_bad_limits() -> None:
    """A limit that is not known, or 0, is a wrong argument."""
    for text in ("request=1", "requests=0", "requests", "tokens=many"):
        with pytest.raises(ValueError, match="is no limit; write requests=N"):
            parsed(text)


def test_a_port_that_is_taken_is_named() -> None:
    """A second server on a port says which one, whether one of ours has it, and how to take another."""
    advice = "choose another one with --port, or any free one with --port 0\n"

    def told(port: int) -> tuple[int, str]:
        command = [sys.executable, "-m", "wherry_server", "--port", str(port)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        return ended.returncode, ended.stderr

    with serve() as server:
        ours = f"port {server.port} is in use by another wherry-server: use that one ({server.url}), {advice}"
        assert told(server.port) == (1, ours)
    with socket.create_server(("127.0.0.1", 0)) as other:  # which never answers
        port = other.getsockname()[1]
        assert told(port) == (1, f"port {port} is in use: {advice}")


@pytest.mark.parametrize("port", ["70000", "-1", "80x", "\u0661"])
def test_what_is_no_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A port that cannot be one is a wrong argument, not a traceback."""
    with pytest.raises(SystemExit, match="2"):
        arguments().parse_args(["--port", port])
    assert "is no port; write a number from 0 to 65535" in capsys.readouterr().err
