"""Lay out the wheel wherry-tools: `apidiff`, `pipeline` and `interface` inside `wherry_tools`, and what they read as its data.

In this repository the three are packages of their own, and a wheel must not take such names. So here `from pipeline.plan import x`
is `from wherry_tools.pipeline.plan import x` in the wheel; nothing else differs. An sdist has the layout of the wheel already.
"""

from __future__ import annotations

import ast
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAME = "wherry_tools"
PACKAGES = ("apidiff", "interface", "pipeline")
MODULES = ("ending",)
COMPARING = ("pyproject.toml", "spec/surface.toml", "templates/runtime/mixins")
"""What the API diff reads."""
GENERATING = ("pyproject.toml", "spec", "templates")
"""What the generator reads. It is in an archive, because half of the people want the diff alone: 1 MB instead of 11."""
LEFT_OUT = ("spec/agreement.toml", "spec/openapi.yaml")
"""Who generates from the pinned spec has the repository."""
EARLIEST = (1980, 1, 1, 0, 0, 0)


class LayOut(BuildHookInterface[Any]):
    """Called by hatchling with each wheel and each sdist."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the files of the package into what is built."""
        self._folder = tempfile.TemporaryDirectory(prefix="wherry-tools-")
        root = Path(self.root)
        laid_out = root / NAME / "pipeline"
        source = root / NAME if laid_out.is_dir() else lay_out(root, Path(self._folder.name))
        if version != "editable":  # that reads the packages where they are
            build_data["force_include"][str(source)] = NAME

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was laid out."""
        self._folder.cleanup()


def lay_out(scripts: Path, folder: Path) -> Path:
    """Write the package as it is in the wheel into a folder, and return it. `scripts` is that of the repository."""
    target = folder / NAME
    names = [NAME, *PACKAGES]
    for name in names:
        for path in files(scripts / name):
            inside = Path() if name == NAME else Path(name)
            copy(path, target / inside / path.relative_to(scripts / name))
    for name in MODULES:
        copy(scripts / f"{name}.py", target / f"{name}.py")
    data = target / "pipeline" / "data"
    for path in chosen(scripts.parent, COMPARING):
        copy(path, data / path.relative_to(scripts.parent), rewrite=False)
    with zipfile.ZipFile(data / "generator.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in chosen(scripts.parent, GENERATING):
            member = zipfile.ZipInfo(path.relative_to(scripts.parent).as_posix(), EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, path.read_bytes())
    return target


def chosen(root: Path, names: tuple[str, ...]) -> Iterator[Path]:
    """Yield the files of these names, and of these folders."""
    for name in names:
        source = root / name
        for path in [source] if source.is_file() else files(source):
            if path.relative_to(root).as_posix() not in LEFT_OUT:
                yield path


def files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that are sources, sorted."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield path


def copy(source: Path, target: Path, *, rewrite: bool = True) -> None:
    """Copy a file; in a module, imports of what is moved find it where it is in the wheel."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if rewrite and source.suffix == ".py":
        target.write_text(rewritten(source.read_text("utf-8")), "utf-8", newline="\n")
    else:
        shutil.copyfile(source, target)


def rewritten(text: str) -> str:
    """Return a module as it is in the wheel. Raises ValueError for an import that is not one of the two simple forms."""
    lines = text.splitlines(keepends=True)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and not node.level and _moves(str(node.module)):
            before, after = f"from {node.module} ", f"from {NAME}.{node.module} "
        elif isinstance(node, ast.Import) and any(_moves(alias.name) for alias in node.names):
            (name, *more) = (alias.name for alias in node.names)
            before, after = f"import {name}\n", f"from {NAME} import {name}\n"
            if more or "." in name:
                raise ValueError(f"line {node.lineno}: write `import {name}` as `from ... import ...`")
        else:
            continue
        line = lines[node.lineno - 1]
        if line[node.col_offset :][: len(before)] != before:
            raise ValueError(f"line {node.lineno}: {line.strip()!r} should read {before.strip()!r}")
        lines[node.lineno - 1] = line[: node.col_offset] + after + line[node.col_offset + len(before) :]
    return "".join(lines)


def _moves(module: str) -> bool:
    return module.partition(".")[0] in (*PACKAGES, *MODULES)
