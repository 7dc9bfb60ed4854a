"""The command line of the API diff: what is compared, what is written, how it ends.

Outputs are written whole or not at all, and only when everything could be read. The exit status is in errors.Exit.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import io
import os
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import PipelineError
from pipeline.home import HOME as ROOT
from pipeline.home import PACKAGED

from . import options
from .errors import Exit, InputUnreadable, SettingsInvalid
from .report import outputs
from .sides import inputs, revisions
from .sides.cache import default_folder
from .verdict import accept

if TYPE_CHECKING:
    from .compare import Comparison
    from .verdict.bump import Version


CACHE = default_folder()


def main(argv: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    arguments = options.parse(sys.argv[1:] if argv is None else argv)
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "diff": _diff,
        "bump": _bump,
        "check": _check,
        "accept": _accept,
        "schema": _schema,
        "rules": _rules,
    }
    try:
        return _printed(lambda: commands[arguments.command](arguments))
    except BrokenPipeError:
        return Exit.UNREADABLE  # the reader has seen enough (`| head`)
    except SettingsInvalid as error:
        print(f"apidiff: {error}", file=sys.stderr)
        return Exit.USAGE
    except PipelineError as error:
        print(f"apidiff: {error}", file=sys.stderr)
        return Exit.UNREADABLE
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        print(f"apidiff: {error.strerror or error}{where}", file=sys.stderr)
        return Exit.UNREADABLE
    except RecursionError:
        print("apidiff: what is compared is nested too deeply, or refers to itself too often", file=sys.stderr)
        return Exit.UNREADABLE
    except Exception as error:
        # Python would exit with 1, which means that there are findings.
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        print(f"apidiff: a bug in this program: {type(error).__name__}: {error} ({where})", file=sys.stderr)
        return Exit.UNREADABLE


def _printed(command: Callable[[], int]) -> int:
    """Run a command and flush what it prints, replacing characters that the terminal cannot show."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = command()
        sys.stdout.flush()
        return status
    except OSError:
        with contextlib.suppress(OSError, ValueError):
            # Drop what could not be printed, or Python would try again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


# --- commands --------------------------------------------------------------------------------------------------------


def _diff(arguments: argparse.Namespace) -> int:
    from .verdict.policy import failing

    targets = outputs.targets(arguments.output)
    comparison, new = _compare(arguments)
    found = failing(comparison.report.findings, arguments.fail_on)
    tty = sys.stdout.isatty()
    rendering = outputs.Rendering(
        comparison.report,
        new,
        {finding.fingerprint for finding in found},
        width=shutil.get_terminal_size((100, 24)).columns,
        colour=arguments.color == "always" or (arguments.color == "auto" and tty and not os.environ.get("NO_COLOR")),
        full=arguments.full,
    )
    contents = {path: rendering.render(name) for name, path in targets.items()}
    printed = "" if targets else rendering.render(arguments.format)
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    said = rendering.render("markdown") if arguments.format == "github" and summary and not targets else ""
    outputs.write(contents)
    if said:
        outputs.append(Path(summary), said)
    sys.stdout.write(printed)
    if targets:
        from .report.layout import counted

        print(f"verdict: {comparison.report.bump}  ({counted(comparison.report)})")
    if found:
        return Exit.FOUND
    return _stale(arguments, comparison.allowed)


def _bump(arguments: argparse.Namespace) -> int:
    from .report.layout import counted
    from .verdict import bump

    comparison, _ = _compare(arguments)
    present = _present(arguments, comparison.old_version)
    report = comparison.report
    version = bump.next_version(present, report.bump) if report.findings else present
    if arguments.quiet:
        print(version)
    else:
        shift = "" if present.major else f"; below 1.0.0 that is a {bump.effective(present, report.bump)} version"
        print(f"{version}  ({present} + {report.bump}: {counted(report)}{shift if report.findings else ''})")
    return _stale(arguments, comparison.allowed)


def _check(arguments: argparse.Namespace) -> int:
    from .report.layout import counted
    from .verdict import bump

    declared = bump.parse(arguments.declared)
    comparison, _ = _compare(arguments)
    present = _present(arguments, comparison.old_version)
    report = comparison.report
    needed = bump.next_version(present, report.bump) if report.findings else present
    if bump.enough(present, declared, report.bump, changed=bool(report.findings)):
        print(f"{declared} is enough: {present} + {report.bump} ({counted(report)}) requires {needed}")
        return _stale(arguments, comparison.allowed)
    print(
        f"apidiff: {declared} is too small: {present} + {report.bump} ({counted(report)}) requires {needed}",
        file=sys.stderr,
    )
    worst = [finding for finding in report.findings if not finding.accepted][:5]
    for finding in worst:
        print(f"  {finding.severity!s:<5}  {'+'.join(finding.rules)}  {finding.at}", file=sys.stderr)
    return Exit.TOO_SMALL


def _accept(arguments: argparse.Namespace) -> int:
    from .report.data import accepted_from

    if not arguments.reason.strip():
        raise SettingsInvalid("--reason is empty", fix="say why this may pass")
    if arguments.until:
        accept.parse(
            f'[[accept]]\nfingerprint="W000:{"0" * 16}"\nreason="x"\nuntil={accept.quoted(arguments.until)}', "--until"
        )
    try:
        text = arguments.report.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputUnreadable(f"cannot read {arguments.report}: {error}") from error
    chosen = frozenset(("break", "risk", "safe", "none")) if arguments.only else frozenset(("break",))
    found = accepted_from(text, arguments.report.name, chosen)
    if arguments.only:
        wanted = set(arguments.only)
        found = [entry for entry in found if wanted & {entry[0], entry[1]}]
        if missing := wanted - {name for entry in found for name in entry[:2]}:
            raise SettingsInvalid(
                f"{arguments.report.name} has no finding {sorted(missing)[0]} that has not been accepted yet"
            )
    path = arguments.allowlist or accept.found(Path.cwd(), revisions.top(Path.cwd()))
    before = path.read_text("utf-8") if path.is_file() else ""
    after, count = accept.added(before, found, reason=arguments.reason, until=arguments.until)
    if count:
        outputs.write({path: after})
    name = path if arguments.allowlist else path.name
    print(
        f"{count} {'entry' if count == 1 else 'entries'} written to {name}"
        if count
        else f"nothing to accept: {name} has all of it already"
    )
    return Exit.GOOD


def _schema(arguments: argparse.Namespace) -> int:
    from .report.data import schema

    sys.stdout.write(schema())
    return Exit.GOOD


def _rules(arguments: argparse.Namespace) -> int:
    from .report import catalogue

    everything = catalogue.page if arguments.markdown else catalogue.listing
    sys.stdout.write(catalogue.explain(arguments.rule) if arguments.rule else everything())
    return Exit.GOOD


# --- what they share -------------------------------------------------------------------------------------------------


def _compare(arguments: argparse.Namespace) -> tuple[Comparison, inputs.Side]:
    """Read both sides and compare them; returns the new side too."""
    from .compare import compare
    from .report.catalogue import rules
    from .sides.cache import Cache

    top = revisions.top(Path.cwd())
    here = top or (Path.cwd() if PACKAGED else ROOT)
    old, new = _sides(arguments, here)
    if arguments.overlays:
        old, new = (inputs.with_overlays(side, arguments.overlays) for side in (old, new))
    allowlist = arguments.allowlist or accept.found(Path.cwd(), top)
    entries = accept.read(allowlist, required=arguments.allowlist is not None, rules=rules())
    folder = None if arguments.no_cache else arguments.cache or CACHE
    return (
        compare(
            old,
            new,
            cache=Cache(folder),
            policy_name=arguments.policy,
            accepted=entries,
            today=datetime.datetime.now(datetime.UTC).date(),
            level=arguments.level,
        ),
        new,
    )


def _sides(arguments: argparse.Namespace, here: Path) -> tuple[inputs.Side, inputs.Side]:
    """Read the sides that are named; an empty name (an unset variable in CI) is an error, not a default."""
    named = [name for name in (arguments.old, arguments.new) if name is not None]
    if arguments.since_release:
        if len(named) > 1:
            raise SettingsInvalid("--since-release is the old side, so only the new one may be named")
        old = inputs.tree_at(revisions.last_release(here), here)
    else:
        old = inputs.read(named.pop(0), here) if named else inputs.tree_at("HEAD", here)
    return old, inputs.read(named[0], here) if named else inputs.working_tree(here)


def _present(arguments: argparse.Namespace, found: str) -> Version:
    """Return the version to go on from: the one given, else that of the old side's package."""
    from .verdict import bump

    if arguments.present:
        return bump.parse(arguments.present)
    if not found:
        raise SettingsInvalid("the old side has no version", fix="name it: --present X.Y.Z")
    return bump.parse(found)


def _stale(arguments: argparse.Namespace, allowed: accept.Applied) -> int:
    """Return GOOD, unless the allow-list must have no stale entry and has one."""
    if not arguments.strict_allowlist or not (allowed.unused or allowed.expired):
        return Exit.GOOD
    for note in allowed.notes:
        print(f"apidiff: {note}", file=sys.stderr)
    return Exit.STALE
