"""scripts/generate.py as a program: what it prints, what it writes, how it ends, and what it leaves alone.

Most tests call `main` in a small repository of their own; a few start the real program.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import generate
from pipeline.build import Build
from pipeline.write import compare
from tests.pipeline.generating import ROOT

SMALL = Path(__file__).parent / "golden" / "small.yaml"
STAGES = ["load", "overlay", "normalize", "parse", "plan", "render", "inject", "format", "manifest"]
SURFACE = '[methods]\n"POST /trips" = "trips.book"\n[classes]\nRoute = "Direction"\n'
DOCS = '[resources]\ntrips = "Trips of a ferry."\n'
OVERLAY = """\
overlay: 1.0.0
info: { title: A limit, version: '1' }
x-reason: the service takes no more
actions:
  - { target: "$.components.schemas.CreateTripRequest.properties.note", update: { maxLength: 60 } }
"""


class Workshop:
    """A small repository: its own spec/, its own copy of the templates, its own output."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.spec = root / "spec"

    def furnish(self) -> None:
        (self.spec / "overlays").mkdir(parents=True)
        shutil.copytree(ROOT / "templates", self.root / "templates")
        shutil.copy(ROOT / "pyproject.toml", self.root)
        self.take(SMALL.read_text())
        (self.spec / "overlays" / "010-limit.yaml").write_text(OVERLAY)
        (self.spec / "surface.toml").write_text(SURFACE)
        (self.spec / "docs.toml").write_text(DOCS)

    def take(self, document: str) -> None:
        """Pin a spec."""
        (self.spec / "openapi.yaml").write_text(document)
        digest = hashlib.sha256(document.encode()).hexdigest()
        (self.spec / "lock.toml").write_text(f'[snapshot]\nfile = "openapi.yaml"\nsha256 = "{digest}"\n')

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace a text that occurs in a file."""
        text = (self.root / path).read_text()
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1))

    @property
    def output(self) -> Path:
        return self.root / "generated" / "wherry"

    def tree(self) -> dict[str, bytes]:
        """Return every file of generated/ with its bytes."""
        found = (self.root / "generated").rglob("*")
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found if path.is_file()}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A repository that has been generated once, to be copied."""
    made = Workshop(tmp_path_factory.mktemp("first") / "repository")
    made.furnish()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generate, "ROOT", made.root)
        assert generate.main(["--quiet"]) == 0
    return made


@pytest.fixture
def workshop(first: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """A repository that has been generated once, for one test."""
    made = Workshop(shutil.copytree(first.root, tmp_path / "repository"))
    monkeypatch.setattr(generate, "ROOT", made.root)
    return made


def program(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the real program."""
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "generate.py"), *arguments],
        cwd=cwd, capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


# --- the real program ---------------------------------------------------------------------------------------------------


def test_help() -> None:
    """--help says what each option does and what the exit statuses mean."""
    done = program("--help")
    assert done.returncode == 0
    for word in ("--check", "--stats", "--spec", "--package", "--out", "--quiet", "1 the output differs"):
        assert word in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--nonsense"], "--nonsense"),
        (["--package", "no-name", "--out", "x"], "'no-name' is not a name in Python"),
        (["--package", "class", "--out", "x"], "'class' is not a name in Python"),
        (["--spec", "x.yaml"], "--spec needs --out"),
        (["--spec", "", "--package", "ferries", "--out", "x"], "--spec is empty"),
        (["--spec", "x.yaml", "--package", "ferries", "--out", ""], "the name of the folder is empty"),
        (["--spec", "x.yaml", "--package", "ferries", "--out", "x", "--config", ""], "the name of the folder is empty"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage ends with 2 and one line that says what is wrong."""
    with pytest.raises(SystemExit) as caught:
        generate.main(arguments)
    assert caught.value.code == 2
    assert words in capsys.readouterr().err


def test_committed_tree_is_up_to_date(pinned: Build) -> None:
    """generated/wherry is what the stages make of the present spec/ and templates/."""
    assert compare(pinned.files, ROOT / "generated" / "wherry") == [], "run `make generate`"


def test_another_document_from_anywhere(tmp_path: Path) -> None:
    """--spec with --out and --package writes only DIR/NAME. A relative path is relative to the caller's folder."""
    shutil.copy(SMALL, tmp_path / "ferries.yaml")
    before = {path: path.stat().st_mtime_ns for path in (ROOT / "generated").rglob("*.py")}
    done = program("--spec", "ferries.yaml", "--out", "out", "--package", "ferries", "--quiet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "README.md",
        "ferries",
        "pyproject.toml",
        "tests",
    ]
    assert (tmp_path / "out" / "ferries" / "resources" / "trips.py").is_file()
    assert {path: path.stat().st_mtime_ns for path in (ROOT / "generated").rglob("*.py")} == before
    assert done.stderr == ""


# --- comparing ----------------------------------------------------------------------------------------------------------


def test_check_passes(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    """What was just written is up to date. Every stage has a line with its time."""
    assert generate.main(["--check"]) == 0
    shown = capsys.readouterr()
    lines = [line for line in shown.err.splitlines() if not line.startswith("note:")]
    assert [line.split()[0] for line in lines] == [*STAGES, "compare", "done"]
    assert all(re.fullmatch(r"\w+ +\d+\.\d s(  .+)?", line) for line in lines)
    assert "4 operations, 15 schemas" in lines[3]
    assert lines[-1].endswith(f"{len(workshop.tree())} files are up to date")
    assert shown.out == ""


def _stale(workshop: Workshop) -> None:
    (workshop.output / "models" / "gone.py").write_text("")


def _appended(workshop: Workshop) -> None:
    with (workshop.output / "resources" / "trips.py").open("a") as file:
        file.write("\n")


def _deleted(workshop: Workshop) -> None:
    (workshop.output / "_runtime" / "response" / "sse.py").unlink()


def _other_template(workshop: Workshop) -> None:
    workshop.replace("templates/package/resources/resource.py.jinja", "offered(globals())", "offered(vars())")


def _other_runtime(workshop: Workshop) -> None:
    workshop.replace("templates/runtime/base/unset.py", '"""', '"""Once more: ')


def _other_document(workshop: Workshop) -> None:
    workshop.take(SMALL.read_text().replace("maximum: 100", "maximum: 50"))


@pytest.mark.parametrize(
    ("damage", "lines"),
    [
        (_stale, ["extra    wherry/models/gone.py"]),
        (_appended, ["changed  wherry/resources/trips.py"]),
        (_deleted, ["missing  wherry/_runtime/response/sse.py"]),
        (
            _other_template,
            [
                "changed  wherry/resources/ferries/__init__.py",
                "changed  wherry/resources/ferries/papers/__init__.py",
                "changed  wherry/resources/ferries/papers/content.py",
                "changed  wherry/resources/trips.py",
            ],
        ),
        (_other_runtime, ["changed  wherry/_runtime/base/unset.py"]),
        (_other_document, ["changed  wherry/api-surface.json", "changed  wherry/resources/trips.py"]),
    ],
)
def test_check_names_each_difference(
    workshop: Workshop, damage: Callable[[Workshop], None], lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever changes, in the output or in what it is made from, is named, and nothing is written."""
    damage(workshop)
    before = workshop.tree()
    capsys.readouterr()
    assert generate.main(["--check", "--quiet"]) == 1
    shown = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("note:")]
    lost = "it overwrites what was edited there by hand, so edit spec/ or templates/ instead"
    assert shown == [*lines, f"wherry is out of date: run `make generate`; {lost}"]
    assert workshop.tree() == before


# --- builds that stop ---------------------------------------------------------------------------------------------------


def _edited_document(workshop: Workshop) -> None:
    workshop.replace("spec/openapi.yaml", "maximum: 100", "maximum: 50")


def _broken_document(workshop: Workshop) -> None:
    workshop.take("openapi: 3.1.0\npaths: {unclosed")


def _idle_overlay(workshop: Workshop) -> None:
    workshop.replace("spec/overlays/010-limit.yaml", "maxLength: 60", "maxLength: 80")


def _idle_surface(workshop: Workshop) -> None:
    (workshop.spec / "surface.toml").write_text(SURFACE + 'Gone = "Away"\n')


def _idle_docs(workshop: Workshop) -> None:
    (workshop.spec / "docs.toml").write_text(DOCS + '[operations]\n"GET /gone" = "Go away."\n')


def _unknown_table(workshop: Workshop) -> None:
    (workshop.spec / "surface.toml").write_text("[method]\n")


def _broken_toml(workshop: Workshop) -> None:
    (workshop.spec / "surface.toml").write_text("[methods\n")


def _unknown_construct(workshop: Workshop) -> None:
    workshop.take(SMALL.read_text().replace("{ type: number, exclusiveMinimum: 0 }", "{ type: quantity }"))


def _unplaced(workshop: Workshop) -> None:
    workshop.take(SMALL.read_text().replace("  /trips:", "  /{id}:\n    get: { responses: {} }\n  /trips:", 1))


def _clashing(workshop: Workshop) -> None:
    workshop.take(SMALL.read_text().replace("  /trips:", "  /Trips-:\n    get: { responses: {} }\n  /trips:", 1))
    workshop.replace("spec/surface.toml", "[methods]", '[methods]\n"GET /Trips-" = "trips.list"')


def _no_method_path(workshop: Workshop) -> None:
    workshop.replace("spec/surface.toml", '"trips.book"', '"trips.book now"')


def _unknown_name(workshop: Workshop) -> None:
    workshop.replace("templates/package/resources/resource.py.jinja", "import builtins", "import {{ nothing }}")


def _broken_filter(workshop: Workshop) -> None:
    workshop.replace("templates/package/header.jinja", "# Generated by", "{{ header | py }}# Generated by")


def _broken_template(workshop: Workshop) -> None:
    workshop.replace("templates/package/client.py.jinja", "{% endfor %}", "{% endfro %}")


def _no_python(workshop: Workshop) -> None:
    workshop.replace("templates/package/params/area.py.jinja", "TypedDict, total=False", "TypedDict, total=")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_edited_document, ["SpecChanged: ", "openapi.yaml", "lock.toml", "scripts/spec.py pull"]),
        (_broken_document, ["SpecUnreadable: ", "openapi.yaml, line 3", "  fix"]),
        (_idle_overlay, ["OverlayIdle: 010-limit.yaml", "010-limit.yaml#/actions/0", "delete spec/overlays/010-limit"]),
        (_idle_surface, ["SurfaceIdle: 1 entry applies", "[classes] Gone", "correct or delete", "spec/surface.toml"]),
        (_idle_docs, ["SurfaceIdle: 1 entry applies", "[docs.toml operations] GET /gone"]),
        (_unknown_table, ["PipelineError: ", "[method]", "surface.toml", "methods"]),
        (_broken_toml, ["PipelineError: surface.toml cannot be read", "line 1"]),
        (
            _unknown_construct,
            ["Unsupported: ", "quantity", "#/components/schemas/Vehicle/properties/length_m", "  fix"],
        ),
        (_unplaced, ["OperationUnplaced: ", "GET /{id}", "#/paths/~1{id}/get", '[methods] "GET /{id}"']),
        (_clashing, ["NameClash: ", "GET /trips and GET /Trips-", "client.trips.list", '[methods] "GET /trips"']),
        (_no_method_path, ["PipelineError: ", "'trips.book now'", "[methods]"]),
        (_unknown_name, ["TemplateError: resources/resource.py.jinja, line ", "'nothing' is undefined"]),
        (_broken_filter, ["TemplateError: header.jinja, line ", "cannot write a value of type Macro"]),
        (_broken_template, ["TemplateError: client.py.jinja, line ", "endfro"]),
        (_no_python, ["FormatError: ", "params/trips.py", "templates/package"]),
    ],
    ids=lambda value: value.__name__[1:] if callable(value) else "",
)
def test_a_build_that_stops(
    workshop: Workshop, damage: Callable[[Workshop], None], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """It ends with 3 and says what is wrong, where, and what to edit. The old tree stays, byte for byte."""
    before = workshop.tree()
    damage(workshop)
    capsys.readouterr()
    assert generate.main([]) == 3
    shown = capsys.readouterr().err
    for word in words:
        assert word in shown
    assert "stopped" in shown
    assert workshop.tree() == before
    assert [path.name for path in (workshop.root / "generated").iterdir()] == ["wherry"]


def test_it_goes_on_after_a_correction(workshop: Workshop) -> None:
    """A build that stopped leaves nothing in the way of the next one."""
    before = workshop.tree()
    _idle_overlay(workshop)
    assert generate.main(["--quiet"]) == 3
    (workshop.spec / "overlays" / "010-limit.yaml").unlink()
    assert generate.main(["--quiet"]) == 0
    assert workshop.tree().keys() == before.keys()
    assert b"At most 80 characters" in workshop.tree()["generated/wherry/resources/trips.py"]


# --- writing ------------------------------------------------------------------------------------------------------------


def test_decisions_of_the_project_apply(workshop: Workshop) -> None:
    """Overlays, surface.toml and docs.toml are in the output."""
    trips = workshop.tree()["generated/wherry/resources/trips.py"].decode()
    assert "def book(" in trips
    assert "route: p.Direction" in trips
    assert "Trips of a ferry." in trips
    assert "At most 60 characters." in trips


def test_what_does_not_apply_to_another_document_is_noted(
    workshop: Workshop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --spec, overlays and entries whose target exists apply. The others are noted."""
    other = tmp_path / "other.yaml"
    other.write_text(SMALL.read_text().replace("Route", "Way").replace("note:", "remark:"))
    capsys.readouterr()
    arguments = ["--spec", str(other), "--out", str(tmp_path / "out"), "--package", "ferries"]
    assert generate.main([*arguments, "--config", str(workshop.spec)]) == 0
    shown = capsys.readouterr().err
    assert "note: idle overlay 010-limit.yaml: $.components.schemas.CreateTripRequest.properties.note" in shown
    assert "note: 1 entry of surface.toml and docs.toml applies to nothing here" in shown
    assert "def book(" in (tmp_path / "out" / "ferries" / "resources" / "trips.py").read_text()


def test_only_generated_packages_are_replaced(workshop: Workshop, tmp_path: Path) -> None:
    """A folder with anything else is refused and stays. An empty one may be used."""
    mine = tmp_path / "out" / "ferries"
    mine.mkdir(parents=True)
    arguments = ["--spec", str(SMALL), "--out", str(tmp_path / "out"), "--package", "ferries", "--quiet"]
    assert generate.main(arguments) == 0
    assert generate.main(arguments) == 0
    (mine / "api-surface.json").unlink()
    before = sorted(mine.rglob("*"))
    assert generate.main(arguments) == 3
    assert sorted(mine.rglob("*")) == before


def test_a_folder_that_cannot_be_written(
    workshop: Workshop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error of the system is shown with the path. The status is that of a build that stopped."""
    (tmp_path / "file").write_text("")
    assert generate.main(["--spec", str(SMALL), "--out", str(tmp_path / "file"), "--package", "x"]) == 3
    assert str(tmp_path / "file") in capsys.readouterr().err


def test_quiet(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    """--quiet shows notes and nothing else."""
    capsys.readouterr()
    assert generate.main(["--quiet"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert {line.partition(" ")[0] for line in shown.err.splitlines()} == {"note:"}


def test_stats_write_nothing(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    """--stats prints its table to standard output, and writes a package only with --out."""
    shutil.rmtree(workshop.output)
    capsys.readouterr()
    assert generate.main(["--stats", "--quiet"]) == 0
    rows = {line[:22].strip(): line[22:].split() for line in capsys.readouterr().out.splitlines()}
    assert rows["operations"] == ["4", "4"]
    assert not workshop.output.exists()
    assert generate.main(["--stats", "--quiet", "--out", str(workshop.root / "generated")]) == 0
    assert workshop.output.exists()
