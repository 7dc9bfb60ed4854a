"""Writing reports: all are rendered first, then written, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ..errors import OutputUnwritable, SettingsInvalid
from ..finding import Report
from ..options import FORMATS
from ..sides import revisions
from ..sides.inputs import MANIFEST, Side
from . import catalogue, changelog, data, file_lines, github, html, junit, markdown, sarif, text

PACKAGE = MANIFEST.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A report, and everything needed to render it."""

    report: Report
    side: Side
    """The new side, whose files reports point to."""
    failing: Collection[str] = ()
    """Fingerprints of the findings that make the run fail."""
    width: int = 100
    colour: bool = False
    full: bool = False

    def render(self, name: str) -> str:
        """Return the report in one format."""
        rules = catalogue.rules()
        match name:
            case "text":
                return text.text(self.report, rules, width=self.width, colour=self.colour, full=self.full)
            case "markdown":
                return markdown.markdown(self.report, rules)
            case "html":
                return html.html(self.report, rules)
            case "json":
                return data.as_json(self.report)
            case "sarif":
                return sarif.sarif(self.report, rules, self._places())
            case "github":
                return github.github(self.report, rules, self._places())
            case "junit":
                return junit.junit(self.report, rules, failing=self.failing)
            case "changelog":
                return changelog.changelog(self.report, rules)
        raise SettingsInvalid(f"there is no format {name!r}", fix=f"formats are {', '.join(FORMATS)}")

    def _places(self) -> file_lines.FileLines:
        """Return the lines in the new side's files; paths are relative to the top of the repository."""
        side = self.side
        if side.tree is None:
            return file_lines.FileLines()
        tree = side.tree.resolve()
        root = revisions.top(tree) or tree
        path = (tree / side.path).relative_to(root).as_posix()
        manifest = side.manifest or {}
        classes = {name: str(entry.get("class", "")) for name, entry in manifest.get("resources", {}).items()}
        package = (tree / PACKAGE).relative_to(root).as_posix() if (tree / PACKAGE).is_dir() else ""
        return file_lines.find(self.report.findings, root, path, package, classes)


def targets(options: list[str]) -> dict[str, Path]:
    """Return the file of each format in `FORMAT=FILE` options. Raises SettingsInvalid."""
    found: dict[str, Path] = {}
    for option in options:
        name, equals, file = option.partition("=")
        if not equals or not file or name not in FORMATS:
            raise SettingsInvalid(f"--output {option}: not FORMAT=FILE", fix=f"formats are {', '.join(FORMATS)}")
        if name in found or Path(file) in found.values():
            raise SettingsInvalid(f"--output {option}: this format or file is given twice", fix="give each once")
        found[name] = Path(file)
    return found


def write(contents: dict[Path, str]) -> None:
    """Write files, all or none: each is written next to its destination first, then moved there.

    Raises OutputUnwritable.
    """
    fresh: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, content in contents.items():
            before[path] = path.read_bytes() if path.is_file() else None
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
            fresh[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode("utf-8", "replace"))
            fresh[path].chmod(0o644)
        for path, made in fresh.items():
            made.replace(path)
    except BaseException as error:
        for each, made in fresh.items():
            with contextlib.suppress(OSError):
                made.unlink(missing_ok=True)
                old = before[each]
                if old is None:
                    each.unlink(missing_ok=True)
                else:
                    each.write_bytes(old)
        if isinstance(error, OSError):
            raise OutputUnwritable(f"cannot write {path}: {error.strerror or error}") from error
        raise


def append(path: Path, content: str) -> None:
    """Append to the summary of a step, which may have content already."""
    with path.open("a", encoding="utf-8") as file:
        file.write(content)
