"""One run of the generator from a command line: what is written, what is said, and the exit status.

0 done; 1 the output differs (`check`); 3 the build stopped, and the old package is untouched.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.build import Build, Progress
from pipeline.errors import PipelineError
from pipeline.stats import stats
from pipeline.write import compare, replaceable, write
from pipeline.write.project import place, project_files


def run(
    build: Build,
    target: Path,
    progress: Progress,
    *,
    check: bool = False,
    count: bool = False,
    writes: bool = True,
    explains: bool = False,
    again: str = "",
) -> int:
    """Run a build and write the package to `target`, or compare it with that (`check`); return the exit status.

    `count` prints the statistics, `explains` all notes. `again` says what to do if the pinned package is out of date.
    """
    try:
        if writes:
            replaceable(target)
        files = build.run(progress)
        if count:
            sys.stdout.write(stats(build))
        if check:
            differences = progress.stage("compare", lambda: compare(files, target))
            if differences:
                sys.stderr.write("\n".join(differences) + "\n")
                what = again if build.pinned else "run this again without --check"
                sys.stderr.write(f"{target.name} is out of date: {what}\n")
                return 1
            progress.done("1 file is up to date" if len(files) == 1 else f"{len(files)} files are up to date")
        elif writes:
            _write(build, target, progress)
    except PipelineError as exc:
        progress.failed()
        sys.stderr.write(f"{type(exc).__name__}: {_where_to_edit(str(exc), build)}\n")
        return 3
    except RecursionError:
        progress.failed()
        sys.stderr.write(
            "SpecUnreadable: the spec is nested too deeply\n  fix  move schemas inside schemas to components/schemas\n"
        )
        return 3
    except OSError as exc:
        progress.failed()
        sys.stderr.write(f"{exc.strerror or exc}: {exc.filename or target}\n")
        return 3
    _show_notes(build, everything=explains)
    return 0


def _write(build: Build, target: Path, progress: Progress) -> None:
    """Write the package, and outside generated/ also the files that make it installable."""
    progress.stage("write", lambda: write(build.files, target, trial=build.try_import))
    if target.parent.resolve() != (build.root / "generated").resolve():
        files = project_files(build.plan, build.version, build.root)
        for name in place(files, target.parent, target.name):
            build.notes.append(f"{target.parent / name} already exists and was left alone")
    shown = target.relative_to(build.root) if target.is_relative_to(build.root) else target
    progress.done(f"{len(build.files)} file{'s' * (len(build.files) != 1)} in {shown}")


def _show_notes(build: Build, *, everything: bool) -> None:
    """Show the notes. How the spec was read is shown with --notes, and otherwise counted."""
    notes = build.notes + (build.readings if everything else [])
    if build.readings and not everything and not build.pinned:
        notes.append(f"{len(build.readings)} remarks on how the spec was read; --notes shows them")
    for note in notes:
        sys.stderr.write(f"note: {note}\n")


def _where_to_edit(text: str, build: Build) -> str:
    """Return the text of an error with spec/ replaced by the folder of decisions that is in use."""
    config = build.config
    if config is not None and config != build.root / "spec":
        return text.replace(" spec/", f" {config}/")
    if config is None and " spec/" in text:
        return text.replace(" spec/", " DIR/") + " (and pass that folder with --config DIR)"
    return text
