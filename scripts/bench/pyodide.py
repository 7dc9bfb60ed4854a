"""What a start costs in Pyodide on Node.js: from the start of the process to the first token of a streamed chat.

Each start is a new process. The sets take turns in every round, and ratios compare figures of the same round.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from .environments import HOME, ROOT, build_wheel
from .processes import Failed, start_server

SAVED = Path(__file__).resolve().parent / "PYODIDE.md"
PYODIDE = ROOT / "node_modules" / "pyodide"
PHASES = ("node", "load", "unpack", "imports", "token", "total")
_LIMIT_S = 120.0
_BY_HAND = ("raw fetch", "import json, js\nfrom pyodide.ffi import to_js")
_CALL_BY_HAND = """
options = {
    "method": "POST",
    "headers": {"authorization": "Bearer sk-bench", "content-type": "application/json"},
    "body": json.dumps({"model": "events-20-one", "messages": [{"role": "user", "content": "hi"}], "stream": True}),
}
response = await js.fetch(base_url + "/chat/completions", to_js(options, dict_converter=js.Object.fromEntries))
reader = response.body.getReader()
buffer, token = b"", ""
while not token:
    buffer += (await reader.read()).value.to_bytes()
    while b"\\n\\n" in buffer and not token:
        event, _, buffer = buffer.partition(b"\\n\\n")
        token = json.loads(event.removeprefix(b"data: "))["choices"][0]["delta"].get("content")
token
"""
_CALL = """
messages = [{"role": "user", "content": "hi"}]
stream = await client.chat.completions.create(model="events-20-one", messages=messages, stream=True)
token = ""
while not token:
    token = (await stream.__anext__()).choices[0].delta.content
token
"""
# With everything that the first call would import, so that the figure is that of all imports.
_WHERRY = """
import wherry
client = wherry.AsyncClient(api_key="sk-bench", base_url=base_url)
client.chat.completions, wherry.AsyncStream, wherry.models.ChatCompletionChunk
client._transport()
"""
_OPENAI = """
import openai
client = openai.AsyncOpenAI(api_key="sk-bench", base_url=base_url)
client.chat.completions
from openai.types.chat import ChatCompletionChunk
"""


@dataclass(frozen=True)
class Start:
    """A set of wheels and a program."""

    name: str
    imports: str
    call: str
    wheels: tuple[Path, ...] = ()
    stdlib: Path | None = None


def main(argv: list[str] | None = None) -> int:
    """Run it; give the exit status."""
    parser = argparse.ArgumentParser(prog="bench pyodide", description="Measure starts of Pyodide on Node.js.")
    parser.add_argument("--quick", action="store_true", help="two rounds instead of seven")
    parser.add_argument("--without-openai", action="store_true", help="leave the official package out")
    parser.add_argument("--save", action="store_true", help=f"write scripts/bench/{SAVED.name}")
    options = parser.parse_args(argv)
    node = shutil.which("node")
    if node is None or not PYODIDE.is_dir():
        print("bench: Node.js and node_modules are needed: make install", file=sys.stderr)
        return 1
    try:
        starts = _starts(node, openai=not options.without_openai)
        rounds = _measure(node, starts, 2 if options.quick else 7)
    except (Failed, subprocess.CalledProcessError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    text = markdown(rounds, _versions(node, starts))
    if options.save:
        SAVED.write_text(text, "utf-8")
    print(text, end="")
    return 0


def _starts(node: str, *, openai: bool) -> list[Start]:
    wheel = build_wheel()
    compiled = HOME / "pyodide"
    shutil.rmtree(compiled, ignore_errors=True)
    tool = ROOT / "scripts/pyodide/precompile.mjs"
    subprocess.run([node, str(tool), str(PYODIDE), str(compiled), str(wheel)], check=True, stdout=subprocess.DEVNULL)
    stdlib = compiled / "python_stdlib.zip"
    (bytecode,) = compiled.glob("*.whl")
    name, imports = _BY_HAND
    starts = [
        Start(name, imports, _CALL_BY_HAND),
        Start("wherry", _WHERRY, _CALL, (wheel,)),
        Start("wherry, its wheel precompiled", _WHERRY, _CALL, (bytecode,)),
        Start(f"{name}, stdlib precompiled", imports, _CALL_BY_HAND, (), stdlib),
        Start("wherry, both precompiled", _WHERRY, _CALL, (bytecode,), stdlib),
    ]
    if openai:
        starts.append(Start("openai", _OPENAI, _CALL, tuple(_peer())))
    return starts


def _peer() -> list[Path]:
    """Download the official package and all it needs, for Pyodide; kept for the next run."""
    folder = HOME / "pyodide-openai"
    if not folder.is_dir():
        platform = ["--only-binary=:all:", "--platform=pyemscripten_2026_0_wasm32", "--python-version=3.14"]
        # The marker that asks for httpx2-jsfetch is read by this Python, for which it does not hold.
        wanted = ["openai", "httpx2-jsfetch"]
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
        subprocess.run([*pip, "download", *platform, "-d", str(folder), *wanted], check=True)
    wheels = sorted(folder.glob("*.whl"))
    native = [wheel.name for wheel in wheels if wheel.name.startswith(("pydantic_core", "jiter"))]
    if not all("wasm32" in name for name in native) or len(native) != 2:
        raise Failed(f"the index has no pydantic-core and jiter for this Pyodide, but {native}")
    return wheels


def _measure(node: str, starts: list[Start], count: int) -> list[dict[str, dict[str, list[float]]]]:
    rounds = []
    with ExitStack() as stack:
        url = start_server(stack)
        for start in starts:
            _run(node, start, url)  # files come into the cache
        for turn in range(count):
            print(f"bench: round {turn + 1} of {count}", file=sys.stderr, flush=True)
            order = starts[turn % len(starts) :] + starts[: turn % len(starts)]
            took = {start.name: _run(node, start, url) for start in order}
            rounds.append({start.name: took[start.name] for start in starts})
    return rounds


def _run(node: str, start: Start, url: str) -> dict[str, list[float]]:
    task = {
        "pyodide": str(PYODIDE),
        "stdlib": str(start.stdlib) if start.stdlib else None,
        "wheels": [str(wheel) for wheel in start.wheels],
        "imports": start.imports,
        "call": start.call,
        "url": url,
    }
    command = [node, str(Path(__file__).with_name("pyodide_start.mjs")), json.dumps(task)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=_LIMIT_S, check=False)
    if ended.returncode:
        raise Failed(f"{start.name}: {ended.stderr.strip()[-800:]}")
    took: dict[str, list[float]] = json.loads(ended.stdout)
    return took


def markdown(rounds: list[dict[str, dict[str, list[float]]]], versions: str) -> str:
    """Write the report: medians in ms, and ratios to raw fetch inside the rounds."""
    names = list(rounds[0])
    raw = names[0]
    lines = [
        "# Start in Pyodide",
        "",
        f"{versions}; {len(rounds)} rounds, load {os.getloadavg()[0]:.1f}. Made by "
        "`python scripts/bench pyodide --save`.",
        "",
        "From the start of the Node process to the first token of a streamed chat, from a server on the same machine. "
        "Medians in ms, wall time and, in brackets, CPU time of all threads. The ratio is that of CPU times inside a round, "
        f"to {raw} with the same standard library. `imports` holds all that the first call needs.",
        "",
        "| set | " + " | ".join(PHASES) + " | of raw fetch |",
        "|" + "---|" * (len(PHASES) + 2),
    ]
    for name in names:
        cells = [
            f"{statistics.median(each[name][phase][0] for each in rounds):,.0f} "
            f"({statistics.median(each[name][phase][1] for each in rounds):,.0f})"
            for phase in PHASES
        ]
        base = f"{raw}, stdlib precompiled" if "both" in name or "stdlib" in name else raw
        ratio = statistics.median(each[name]["total"][1] / each[base]["total"][1] for each in rounds)
        lines.append(f"| {name} | {' | '.join(cells)} | {ratio:.2f} |")
    return "\n".join(lines) + "\n"


def _versions(node: str, starts: list[Start]) -> str:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    pyodide = json.loads((PYODIDE / "package.json").read_text("utf-8"))["version"]
    peers = [wheel.name.split("-")[1] for start in starts for wheel in start.wheels if wheel.name.startswith("openai-")]
    return f"Pyodide {pyodide}, Node.js {told.lstrip('v')}" + "".join(f", openai {version}" for version in peers)
