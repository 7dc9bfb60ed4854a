"""Run programs, each in a fork of this interpreter: `python -m tests.dropin.forked wherry`.

It imports the package once, and what most programs import besides. Then it reads from its input lines of JSON, each the path of a
program and its arguments, and answers each with a line of JSON: `[status, output]`. A fork has its own modules, environment and open files, so no program
sees what another one did, and none pays for an import again. This module runs on the official package too, so it imports neither.
"""

from __future__ import annotations

import faulthandler
import gc
import importlib
import json
import os
import sys
import tempfile
from pathlib import Path

from .switching import switched

LIMIT_S = 30
"""A program that takes longer hangs, and is ended with its traceback."""


def run(path: Path, arguments: list[str], package: str) -> tuple[int, str]:
    """Return the exit status of the program in a fork, and what it printed."""
    with tempfile.TemporaryFile() as printed:
        child = os.fork()
        if not child:
            os.dup2(printed.fileno(), 1)
            os.dup2(printed.fileno(), 2)
            os._exit(status_of(path, arguments, package))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        printed.seek(0)
        return status, printed.read().decode("utf-8", "replace")


def status_of(path: Path, arguments: list[str], package: str) -> int:
    """Run the program as `python PATH ARGUMENTS...` would; return its exit status."""
    sys.argv = [str(path), *arguments]
    faulthandler.dump_traceback_later(LIMIT_S, exit=True)
    text = path.read_text("utf-8")
    status = 0
    try:
        code = compile(switched(text) if package == "wherry" else text, str(path), "exec", dont_inherit=True)
        module = type(sys)("__main__")
        module.__file__ = str(path)
        sys.modules["__main__"] = module  # where pickle and typing look for the classes of a program
        exec(code, module.__dict__)
        gc.collect()  # what is never closed complains here, or not at all
    except BaseException:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return status


def main(package: str) -> None:
    """Answer one line after the other until the input ends."""
    for module in (package, "asyncio", "httpx", "pydantic"):
        importlib.import_module(module)
    for line in sys.stdin:
        path, *arguments = json.loads(line)
        print(json.dumps(run(Path(path), arguments, package)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
