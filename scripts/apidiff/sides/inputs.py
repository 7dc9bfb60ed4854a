"""What the command line names -> a Side: the bytes of a document, a manifest of the Python surface, or both.

    v0.1.0, origin/main, HEAD~3       a revision: its document and its manifest
    v0.1.0:spec/openapi.yaml          one file of a revision: a document or a manifest
    spec/openapi.yaml, other.json     a file: a document or a manifest, told apart by content
    wherry-0.1.0-py3-none-any.whl     a wheel or an sdist: its surface; an sdist of this repository: both
    site-packages/wherry, .           an installed package: its surface; a clone of this repository: both

Rule: a spec comes with the files next to it, in a revision as on disk: the corrections in `overlays/`, what the official
package says besides in `supplement.yaml`, and `surface.toml`, which names things. So each side is compared as the
generator of its time read it, and whole: what moves from the supplement into the spec is no change. A bare document,
fresh from upstream, is read with the files of the other side: corrections that are already known are not news.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.manifest.short import whole

from ..errors import InputUnreadable
from . import revisions

SPEC = "spec/openapi.yaml"
MANIFEST = "generated/wherry/api-surface.json"
NAMING = "spec/surface.toml"
SUPPLEMENT = "spec/supplement.yaml"
_DOCUMENTS = (".yaml", ".yml", ".json")
_ARCHIVES = (".whl", ".tar.gz", ".zip")


@dataclass(frozen=True, slots=True)
class Document:
    """A spec, not parsed yet, and the files next to it."""

    name: str
    """For messages: `v0.1.0:spec/openapi.yaml`."""
    data: bytes
    overlays: tuple[tuple[str, bytes], ...] = ()
    """Names and bytes of the files in `overlays/`, sorted."""
    naming: bytes | None = None
    """`surface.toml`; None if there is none."""
    supplement: bytes | None = None
    """`supplement.yaml`; None if there is none."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: at least one of `document` and `manifest`."""

    label: str
    document: Document | None = None
    manifest: dict[str, Any] | None = field(default=None, hash=False)
    tree: Path | None = None
    """The clone or folder on disk that it was read from, so that reports can point to lines."""
    path: str = ""
    """The document's path inside `tree`."""


def read(text: str, root: Path) -> Side:
    """Read one side. `root` is the repository that revisions are looked up in. Raises InputUnreadable."""
    if "\0" in text:
        raise InputUnreadable(f"{text!r} is not the name of a file or a revision", fix="leave out the null byte")
    path = Path(text)
    if text and path.exists():
        # Labels show no folders of this machine.
        label = "/".join(path.parts[-2:]) if path.is_absolute() else text
        return _folder(path, label) if path.is_dir() else _file(path, label)
    revision, colon, inside = text.partition(":")
    if colon and inside:
        return _of_revision(text, root, revision, inside)
    if revisions.commit(root, revision):
        return tree_at(revision, root)
    if colon or not (text.endswith(_DOCUMENTS + _ARCHIVES) or "/" in text or "\\" in text):
        revisions.known(root, revision)
    raise InputUnreadable(
        f"there is no file, folder or revision {text!r}",
        fix="name a spec, a manifest (api-surface.json), a wheel, an sdist, a package folder, REV or REV:path",
    )


def tree_at(revision: str, root: Path) -> Side:
    """Read document and manifest as they were at a revision."""
    commit = revisions.known(root, revision)
    data, manifest = revisions.read(root, commit, SPEC), revisions.read(root, commit, MANIFEST)
    if data is None and manifest is None:
        raise InputUnreadable(
            f"{revision} has neither {SPEC} nor {MANIFEST}", fix=f"name the file: {revision}:path/to/the/spec.yaml"
        )
    document = None if data is None else _document_at(root, commit, f"{revision}:{SPEC}", SPEC, data)
    return Side(revision, document, _manifest(manifest, f"{revision}:{MANIFEST}") if manifest is not None else None)


def working_tree(root: Path) -> Side:
    """Read document and manifest as they are in the clone now."""
    document = _document_on_disk(root / SPEC, SPEC, _bytes(root / SPEC)) if (root / SPEC).is_file() else None
    manifest = None
    if (root / MANIFEST).is_file():
        manifest = _manifest(_bytes(root / MANIFEST), MANIFEST)
    if document is None and manifest is None:
        raise InputUnreadable(
            f"{root.name} has neither {SPEC} nor {MANIFEST}", fix="run it inside a clone of wherry, or name both sides"
        )
    return Side("working tree", document, manifest, root, SPEC)


def alike(old: Side, new: Side) -> tuple[Side, Side, str]:
    """Lend a bare spec the files next to the other one. Also returns a note about it; "" if nothing was lent."""
    for bare, other in ((old, new), (new, old)):
        if bare.document is None or other.document is None:
            continue
        if not other.document.overlays and other.document.supplement is None:
            continue
        if bare.document.overlays or bare.document.naming is not None or bare.document.supplement is not None:
            continue
        beside = other.document
        lent = replace(bare.document, overlays=beside.overlays, naming=beside.naming, supplement=beside.supplement)
        told = f"{bare.label} was read with the overlays and names of {other.label}"
        sides = tuple(replace(side, document=lent) if side is bare else side for side in (old, new))
        return sides[0], sides[1], told
    return old, new, ""


def with_overlays(side: Side, folder: Path) -> Side:
    """Return the side with the overlays of another folder instead of its own."""
    if side.document is None:
        return side
    if not folder.is_dir():
        raise InputUnreadable(f"there is no folder {folder}", fix="name a folder of overlays, such as spec/overlays")
    document = side.document
    overlays = _overlays_on_disk(folder)
    return replace(side, document=replace(document, overlays=overlays))


def _of_revision(text: str, root: Path, revision: str, inside: str) -> Side:
    commit = revisions.known(root, revision)
    data = revisions.read(root, commit, inside)
    if data is None:
        raise InputUnreadable(f"{revision} has no file {inside}", fix="write the path from the top of the repository")
    if _is_manifest(data):
        return Side(text, manifest=_manifest(data, text))
    return Side(text, _document_at(root, commit, text, inside, data))


def _document_at(root: Path, commit: str, name: str, path: str, data: bytes) -> Document:
    folder = path.rpartition("/")[0]
    beside = f"{folder}/" if folder else ""
    overlays = revisions.folder(root, commit, f"{beside}overlays")
    naming, supplement = (
        revisions.read(root, commit, f"{beside}{other}") for other in ("surface.toml", "supplement.yaml")
    )
    return Document(name, data, _ordered(overlays), naming, supplement)


def _file(path: Path, text: str) -> Side:
    if path.name.endswith(_ARCHIVES):
        return _sdist(path, text) or Side(text, manifest=_package(path))
    data = _bytes(path)
    if _is_manifest(data):
        return Side(text, manifest=_manifest(data, text))
    return Side(text, _document_on_disk(path, text, data), None, path.parent, path.name)


def _sdist(path: Path, text: str) -> Side | None:
    """Read an sdist that contains a document and its package; None for any other archive."""
    from interface.archives import PackageUnreadable, read_members

    if not path.name.endswith(".tar.gz"):
        return None

    def inside(name: str) -> str:
        return name.partition("/")[2]

    def wanted(name: str) -> bool:
        return inside(name) in (SPEC, MANIFEST, NAMING, SUPPLEMENT) or inside(name).startswith("spec/overlays/")

    try:
        files = {inside(name): data for name, data in read_members(path, wanted).items()}
    except PackageUnreadable as error:
        raise InputUnreadable(f"{text} is not a readable sdist: {error}", fix="fetch or build it again") from error
    if SPEC not in files or MANIFEST not in files:
        return None
    beside = [name for name in files if name.startswith("spec/overlays/")]
    overlays = {name.rpartition("/")[2]: data for name, data in files.items() if name in beside}
    supplement = files.get(SUPPLEMENT)
    document = Document(f"{text}/{SPEC}", files[SPEC], _ordered(overlays), files.get(NAMING), supplement)
    return Side(text, document, _manifest(files[MANIFEST], f"{text}/{MANIFEST}"))


def _folder(path: Path, text: str) -> Side:
    if (path / SPEC).is_file():
        side = working_tree(path)
        return Side(text if text.strip("./") else side.label, side.document, side.manifest, path, SPEC)
    if (path / "api-surface.json").is_file():
        return Side(text, manifest=_manifest(_bytes(path / "api-surface.json"), f"{text}/api-surface.json"))
    return Side(text, manifest=_package(path))


def _package(path: Path) -> dict[str, Any]:
    from interface import PackageUnreadable

    from ..surface import read_package

    try:
        return read_package(path)
    except (PackageUnreadable, OSError, ValueError) as error:
        raise InputUnreadable(
            f"{path} is not a package that can be read: {error}",
            fix="name a wheel, an sdist or the folder of a package",
        ) from error


def _document_on_disk(path: Path, name: str, data: bytes) -> Document:
    """Return the spec of a file and the files next to it; `data` was read once, because it may be a pipe."""
    naming, supplement = (
        _bytes(beside) if (beside := path.with_name(other)).is_file() else None
        for other in ("surface.toml", "supplement.yaml")
    )
    return Document(name, data, _overlays_on_disk(path.with_name("overlays")), naming, supplement)


def _overlays_on_disk(folder: Path) -> tuple[tuple[str, bytes], ...]:
    return _ordered({path.name: _bytes(path) for path in folder.iterdir()}) if folder.is_dir() else ()


def _ordered(files: dict[str, bytes]) -> tuple[tuple[str, bytes], ...]:
    return tuple(sorted((name, data) for name, data in files.items() if name.endswith(_DOCUMENTS)))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputUnreadable(f"cannot read {path}: {error.strerror or error}") from error


def _is_manifest(data: bytes) -> bool:
    """Whether it is a manifest: a JSON object with a format, and with resources or an interface."""
    if data.lstrip()[:1] != b"{":
        return False
    try:
        return _is_surface(json.loads(data))
    except (ValueError, RecursionError):
        return False


def _manifest(data: bytes, name: str) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else f"not valid JSON: {error}"
        raise InputUnreadable(f"{name} is {what}", fix="write it again: scripts/generate.py") from error
    if not _is_surface(value):
        raise InputUnreadable(f"{name} is not a surface manifest", fix="write it again: scripts/generate.py")
    manifest = whole(value)
    if unreadable := manifest.get("unreadable"):
        raise InputUnreadable(
            f"{name} lists modules that could not be read: {unreadable}", fix="name the package itself"
        )
    return manifest


def _is_surface(value: Any) -> bool:
    if not isinstance(value, dict) or "format" not in value:
        return False
    return isinstance(value.get("interface"), dict) or (
        isinstance(value.get("resources"), dict) and isinstance(value.get("models"), dict)
    )
