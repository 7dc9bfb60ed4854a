"""Run programs on wherry or on the official package, against the built-in server."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import tomllib

from wherry_server import serve

__all__ = ("PROGRAMS", "Ended", "Interpreter", "Missing", "interpreter", "not_yet")

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAMS = {path.stem: path for path in sorted((HERE / "programs").glob("*.py"))}


@dataclass(frozen=True)
class Ended:
    """How a program ended. `output` has what it printed, the traceback of an error included."""

    status: int
    output: str

    @property
    def passed(self) -> bool:
        """Whether it ran to its end and nothing complained."""
        return self.status == 0 and "Exception ignored" not in self.output

    @property
    def error(self) -> str:
        """The last line of the output, which names the error."""
        return self.output.strip().rpartition("\n")[2]


class Interpreter:
    """A Python that runs programs one after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, program: Path, *arguments: str) -> Ended:
        """Run a program; return how it ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(program), *arguments]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the interpreter ended at {program}")
        return Ended(*json.loads(answer))


@contextlib.contextmanager
def interpreter(
    package: str,
    python: Path | str,
    path: str = "",
    folder: Path = ROOT,
    variables: Callable[[str], Mapping[str, str]] = lambda origin: {},
) -> Iterator[Interpreter]:
    """Start a Python that imports `package`, and the server that its programs talk to.

    `path` is its PYTHONPATH, and `folder` where it works. `variables` returns more of its environment, given the server's origin.
    """
    with serve() as server:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "PYTEST_"))}
        environment |= {
            "OPENAI_BASE_URL": server.url,
            "OPENAI_API_KEY": "sk-x",
            "PYTHONPATH": os.pathsep.join(filter(None, [path, str(ROOT), os.environ.get("PYTHONPATH", "")])),
            **variables(server.origin),
        }
        process = subprocess.Popen(
            [str(python), "-m", "tests.dropin.forked", package],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Interpreter(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(60)
            assert process.stdout is not None
            process.stdout.close()


@dataclass(frozen=True)
class Missing:
    """Why programs do not pass, and what their error says."""

    why: str
    error: str


def not_yet() -> dict[str, Missing]:
    """Return what is missing, by the name of the program that needs it. Raises ValueError for a name that is listed twice."""
    rows: dict[str, Missing] = {}
    for row in tomllib.loads((HERE / "not_yet.toml").read_text("utf-8")).get("missing", []):
        for name in row["programs"]:
            if name in rows:
                raise ValueError(f"not_yet.toml lists {name} twice")
            rows[name] = Missing(row["why"], row["error"])
    return rows
