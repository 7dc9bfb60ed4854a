"""`python scripts/bench/wasi`: how long a WASI component takes to its first token, and what a streamed event costs there.

Build the component with componentize-py, compile it with wasmtime, then start it again for each figure, as a host does
for each request. The table shows medians and minimums.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
EXAMPLE = ROOT / "examples/wasi"
TARGET_MS = 20
EVENTS = 20_000


def main() -> int:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("--rounds", type=int, default=15, help="how many starts (default: %(default)s)")
    rounds = max(parser.parse_args().rounds, 1)
    sys.path.insert(0, str(ROOT / "scripts"))
    from bench.processes import start_server

    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        wasm = Path(folder) / "bench.wasm"
        built_s = _timed(
            Path(sys.executable).with_name("componentize-py"), "--quiet", "--wit-path", EXAMPLE / "world.wit",
            "--world", "command", "componentize", "app", "--python-path", HERE, "--python-path", ROOT / "generated",
            "--output", wasm,
        )  # fmt: skip
        base_url = start_server(stack)
        _run(wasm, base_url, "threads", 20)
        first_run_s = time.perf_counter()
        wasm.with_suffix(".cwasm").unlink()
        _run(wasm, base_url, "threads", 20)
        first_run_s = time.perf_counter() - first_run_s
        rows = []
        for kind in ("threads", "tasks"):
            rows += _rows(kind, [_run(wasm, base_url, kind, 20) for _ in range(rounds)])
            rest = [_run(wasm, base_url, kind, EVENTS) for _ in range(max(rounds // 5, 1))]
            rows.append(
                (f"a streamed chat chunk, {kind}", "us", [run["rest_ns"] / run["events"] / 1e3 for run in rest])
            )
        size_mb = wasm.stat().st_size / 1e6
        compiled_mb = wasm.with_suffix(".cwasm").stat().st_size / 1e6
    tools = ", ".join(f"{tool} {version(tool)}" for tool in ("componentize-py", "wasmtime"))
    print(
        f"{tools}; {os.cpu_count()} cores; {rounds} rounds. Built in {built_s:.1f} s ({size_mb:.0f} MB); first run, ",
        end="",
    )
    print(f"compiling included, {first_run_s:.1f} s ({compiled_mb:.0f} MB compiled).\n")
    print("| measure | median | least |\n|---|---|---|")
    for what, unit, values in rows:
        print(f"| {what} | {median(values):.3g} {unit} | {min(values):.3g} {unit} |")
    met = all(median(values) < TARGET_MS for what, _, values in rows if what.startswith("guest"))
    print(f"\nTarget, guest to the first token: under {TARGET_MS} ms: {'met' if met else 'missed'}.")
    return 0


def _rows(kind: str, runs: list[dict[str, float]]) -> list[tuple[str, str, list[float]]]:
    return [
        (f"guest, from `run` to the first token, {kind}", "ms", [run["first_ns"] / 1e6 for run in runs]),
        (f"process start to the first token, {kind}", "ms", [1e3 * (run["first_at"] - run["started"]) for run in runs]),
    ]


def _run(wasm: Path, base_url: str, kind: str, events: int) -> dict[str, float]:
    environment = {
        "PATH": os.environ["PATH"],
        "OPENAI_API_KEY": "sk-bench",
        "OPENAI_BASE_URL": base_url,
        "KIND": kind,
        "MODEL": f"events-{events}-one",
    }
    started = time.time()
    ended = subprocess.run(
        [sys.executable, EXAMPLE / "run.py", wasm],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if ended.returncode:
        raise SystemExit(f"the component failed:\n{ended.stdout}{ended.stderr}")
    told: dict[str, float] = json.loads(ended.stdout)
    return {**told, "started": started}


def _timed(*command: str | Path) -> float:
    begun = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, timeout=300)
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
