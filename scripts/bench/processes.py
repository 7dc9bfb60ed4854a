"""The processes of a run: the server, a worker for each client, and programs that start and end at once.

Rule: all of them end with the run. They stop when their standard input is closed, and are killed where they do not,
or when an answer takes longer than the time that is left.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .environments import Environment
from .measuring import Sample

if TYPE_CHECKING:
    from typing import Self

SCRIPTS = Path(__file__).resolve().parent.parent
_END_S = 5.0


class Failed(Exception):
    """A process said that it could not, or said nothing."""


def surroundings(*path: str) -> dict[str, str]:
    """Return the environment of a process: no key, proxy or Python setting of the caller's, the same hashes each time."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith(("PYTHON", "OPENAI_", "AZURE_")) and not name.upper().endswith("_PROXY")
    }
    return {**kept, "PYTHONPATH": os.pathsep.join(path), "PYTHONHASHSEED": "0"}


class Process:
    """One that is asked line by line."""

    def __init__(self, command: list[str], path: tuple[str, ...]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings(str(SCRIPTS), *path)
        )

    def say(self, line: str) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except OSError as error:
            raise Failed(f"the process is gone: {error}") from None

    def hear(self, timeout_s: float) -> str:
        """Return the next line. One that does not come in time ends the process."""
        assert self._process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(max(timeout_s, 0.0), end)
        timer.start()
        try:
            line = self._process.stdout.readline()
        finally:
            timer.cancel()
        if not line:
            raise Failed(f"no answer in {timeout_s:.0f} s" if late.is_set() else "the process ended")
        return line

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            self._process.wait(_END_S if error is None else 0.5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Worker:
    """The process of one client."""

    def __init__(self, process: Process, timeout_s: float) -> None:
        self._process = process
        self.python = str(self._heard(timeout_s)["ready"])

    def _heard(self, timeout_s: float) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._process.hear(timeout_s))
        if "error" in answer:
            raise Failed(answer["error"])
        return answer

    def measure(self, case: str, count: int, timeout_s: float) -> Sample | None:
        """Let the client do `count` units of a case; None where it has no such thing."""
        self._process.say(json.dumps({"case": case, "count": count}))
        answer = self._heard(timeout_s)
        return None if "unsupported" in answer else Sample(**answer)


def start_server(stack: ExitStack) -> str:
    """Start the server; give the base URL."""
    process = stack.enter_context(Process([sys.executable, "-m", "bench.server"], ()))
    return f"http://127.0.0.1:{int(process.hear(30.0))}/v1"


def start_worker(stack: ExitStack, name: str, environment: Environment, base_url: str, timeout_s: float) -> Worker:
    """Start a client's process."""
    command = [str(environment.python), "-m", "bench.worker", name, base_url]
    return Worker(stack.enter_context(Process(command, environment.path)), timeout_s)


_BEGIN = "import sys\nsys.path[:0] = {path!r}\nbase_url = {base_url!r}\n"
_END = """
import time as _time
_cpu_s = _time.process_time()
try:
    with open("/proc/self/status") as _status:  # of this program alone; what getrusage tells includes its parent's
        _rss = next(int(_line.split()[1]) * 1024 for _line in _status if _line.startswith("VmHWM"))
except OSError:
    import resource as _resource
    _rss = _resource.getrusage(_resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(_cpu_s, _rss)
"""


def run_program(environment: Environment, code: str, base_url: str, timeout_s: float) -> Sample:
    """Run a program in a fresh interpreter and give what it took, the interpreter's own start included."""
    program = _BEGIN.format(path=list(environment.path), base_url=base_url) + code + _END
    start_s = time.perf_counter()
    try:
        ended = subprocess.run(
            [str(environment.python), "-c", program],
            capture_output=True,
            text=True,
            timeout=timeout_s,
            env=surroundings(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"no end after {timeout_s:.0f} s") from None
    wall_s = time.perf_counter() - start_s
    if ended.returncode != 0:
        raise Failed((ended.stderr.strip() or "no message").splitlines()[-1][:500])
    cpu_s, rss = ended.stdout.split()[-2:]
    return Sample(float(cpu_s), wall_s, 1, int(rss))
