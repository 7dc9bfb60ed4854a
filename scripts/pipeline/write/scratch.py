"""Temporary folders of a run, next to its output. They are removed at its end, or by the next run.

A run that is killed cannot clean up. So the name of a folder names its owner (process and machine), and whoever makes
the next folder removes those whose owner is gone.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ABANDONED_S = 24 * 3600
"""The age at which a folder counts as abandoned if its owner is unknown or on another machine."""


@contextmanager
def scratch(parent: Path, name: str) -> Iterator[Path]:
    """Make a folder `.NAME-PID.HOST-xxx` in `parent` and remove it at the end. Also remove those of killed runs."""
    for left in stale(parent, name):
        shutil.rmtree(left, ignore_errors=True)
    folder = parent / f".{name}-{os.getpid()}.{_host()}-{secrets.token_hex(4)}"
    try:  # named before it is made, so that an interruption in between removes it too
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stale(parent: Path, name: str) -> list[Path]:
    """Return the scratch folders of that name in `parent` that no running process owns."""
    return [path for path in sorted(parent.glob(f".{name}-*")) if not path.is_symlink() and _is_stale(path, name)]


def _is_stale(path: Path, name: str) -> bool:
    owner = re.fullmatch(r"(\d+)\.(\w+)-\w+", path.name.removeprefix(f".{name}-"))
    try:
        if owner is None and not re.fullmatch(r"\w{8}", path.name.removeprefix(f".{name}-")):
            return False
        if owner is not None and owner[2] == _host():
            return not _runs(int(owner[1]))
        return path.is_dir() and time.time() - path.stat().st_mtime > _ABANDONED_S
    except OSError:
        return False


def _host() -> str:
    return re.sub(r"\W", "_", socket.gethostname())


def _runs(pid: int) -> bool:
    if os.name == "nt":  # os.kill would end it there
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs, under another user
        return True
    return True
