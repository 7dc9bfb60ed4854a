"""The stages `write` and `compare`: the only ones that look at the output folder.

Writing goes to a folder beside the target, which then takes its place in one move: the tree is the old one or the
new one, never a mixture. Comparing looks both ways: what is missing, what differs, what should not be there.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from .errors import PipelineError

_MARK = "api-surface.json"
_IGNORED = ("__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache")


def replaceable(target: Path) -> None:
    """Refuse a target that holds something which was not generated: writing replaces it as a whole."""
    if target.is_symlink() or (target.exists() and not (target / _MARK).is_file()):
        if target.is_dir() and not target.is_symlink() and not any(target.iterdir()):
            return
        raise PipelineError(
            f"{target} is there, and is no generated package (it has no {_MARK})",
            fix="remove it, or name another folder or package: --out DIR --package NAME",
        )


def write(files: dict[str, str], target: Path) -> None:
    """Put a package in place of whatever `target` holds."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-new-", dir=target.parent))
    old = fresh.with_name(fresh.name.replace("-new-", "-old-"))
    try:
        fresh.chmod(0o755)
        for name, text in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def compare(files: dict[str, str], target: Path) -> list[str]:
    """Say what differs between a package in memory and the one on disk, a line a file; [] where nothing does."""
    on_disk = {
        path.relative_to(target).as_posix()
        for path in target.rglob("*")
        if path.is_file() and not any(part in _IGNORED for part in path.relative_to(target).parts)
    }
    differences = [f"missing  {target.name}/{name}" for name in sorted(files.keys() - on_disk)]
    differences += [f"extra    {target.name}/{name}" for name in sorted(on_disk - files.keys())]
    for name in sorted(files.keys() & on_disk):
        if (target / name).read_bytes() != files[name].encode("utf-8"):
            differences.append(f"changed  {target.name}/{name}")
    return differences
