"""The update from two sources: the spec and the official package, each of them new or not, readable or not."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import update
from official import archive
from pipeline.errors import SpecUnreadable
from pipeline.load import source as sources
from tests.apidiff.repositories import commit, git, repository
from tests.apidiff.test_update import CHANGELOG, PYPROJECT, ROOT, VERSION, BuiltOnce, contents, link_or_copy
from tests.official.index import Index, serving
from tests.official.making import RESOURCE, method, request, wheel
from tests.pipeline.test_spec_sources import MEMBER
from tests.pipeline.test_spec_sources import wheel as spec_wheel
from updating import stages

SPEC = """\
openapi: 3.1.0
info: {title: Things, version: '1'}
servers: [{url: https://api.openai.com/v1}]
paths:
  /things:
    post:
      operationId: createThing
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/CreateThing'}}}
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
components:
  schemas:
    CreateThing: {type: object, required: [name], properties: {name: {type: string}}}
    Thing: {type: object, required: [id], properties: {id: {type: string}}}
"""
CAUGHT_UP = SPEC.replace(
    "Thing: {type: object, required: [id], properties: {",
    "Thing: {type: object, required: [id], properties: {colour: {type: string}, ",
).replace(
    "components:",
    "  /things/{thing_id}:\n    get:\n      operationId: retrieveThing\n"
    "      parameters: [{name: thing_id, in: path, required: true, schema: {type: string}}]\n"
    "      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}\n"
    "components:",
)
"""The spec, after it took up what the package 2.0.0 says."""
NEWER = CAUGHT_UP.replace("properties: {id: ", "properties: {size: {type: integer}, id: ").replace(
    "{colour:", "{size: {type: integer}, colour:"
)
"""A spec with a field that no package has."""
PARAMS = """
from typing_extensions import Required, TypedDict
class ThingParams(TypedDict, total=False):
    name: Required[str]
"""
CREATE = method(
    request('body=maybe_transform({"name": name}, thing_params.ThingParams), cast_to=Thing'), "*, name, ", "create"
)
RETRIEVE = method(
    request(path='path_template("/things/{thing_id}", thing_id=thing_id)', verb="_get"), "thing_id: str, ", "retrieve"
)
DELETE = method(
    request(path='path_template("/things/{thing_id}", thing_id=thing_id)', verb="_delete"), "thing_id: str, ", "delete"
)
STRANGE = method(request(verb="_head"), name="look") + method(request(verb="_move"), name="move")


def package(folder: Path, version: str, methods: str, *, colour: bool) -> Path:
    """Write a wheel with these methods, and a colour of things or none."""
    code = "".join(f"    {line}\n" for line in methods.splitlines())
    field = "    colour: Optional[str] = None\n" if colour else ""
    thing = (
        f"from typing import Optional\nfrom .._models import BaseModel\nclass Thing(BaseModel):\n    id: str\n{field}"
    )
    files = {
        "resources/things.py": f"{RESOURCE}\nclass Things(SyncAPIResource):\n{code}",
        "types/thing.py": thing,
        "types/thing_params.py": PARAMS,
    }
    return wheel(folder, files, version)


def spec(folder: Path, version: str, text: str, day: str) -> Path:
    """Write a wheel with a spec and its day."""
    import hashlib

    beside = MEMBER.replace("openapi.yml", "metadata.json")
    told = {"lastSynced": day, "hash": f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"}
    path = spec_wheel(folder, {MEMBER: text, beside: json.dumps(told)})
    return path.rename(folder / f"sample-{version}-py3-none-any.whl")


class Untried(BuiltOnce):
    """Builds every package of this file once; whether it can be imported is a matter of other tests."""

    def try_import(self, folder: Path) -> None:
        """Import nothing."""


@pytest.fixture(scope="module", autouse=True)
def build_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(stages, "Build", Untried)
        yield


@pytest.fixture
def without_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the generated package as it is: the test is about what comes before."""
    monkeypatch.setattr(stages.Update, "_generate", lambda update: None)


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    """Three versions of the package, and when they came."""
    folder = tmp_path_factory.mktemp("wheels")
    return {
        package(folder, "1.0.0", CREATE, colour=False): "2026-05-01",
        package(folder, "2.0.0", CREATE + RETRIEVE, colour=True): "2026-06-01",
        package(folder, "3.0.0", CREATE + RETRIEVE + DELETE, colour=True): "2026-07-01",
    }


@pytest.fixture(scope="module")
def released_tree(tmp_path_factory: pytest.TempPathFactory, wheels: dict[Path, str], build_once: None) -> Path:
    """A repository in small, with a release that was made of SPEC and the packages 1.0.0 and 2.0.0."""
    folder = tmp_path_factory.mktemp("update")
    root = repository(folder / "clone")
    shutil.copytree(ROOT / "templates", root / "templates", ignore=shutil.ignore_patterns("__pycache__"))
    (root / ".gitignore").write_text("/build/\n__pycache__/\n")
    (root / "pyproject.toml").write_text(PYPROJECT.replace(VERSION, 'version = "1.0.0"'))
    (root / "CHANGELOG.md").write_text(CHANGELOG)
    (root / "spec" / "overlays").mkdir(parents=True)
    for name in ("lock.toml", "openapi.yaml", "surface.toml", "docs.toml"):
        (root / "spec" / name).write_text("")
    (root / "generated").mkdir()
    commit(root, {})
    first = spec(folder, "1.0", SPEC, "2026-05-15")
    with serving(Index(dict(list(wheels.items())[:2]))):
        (folder / "first.yaml").write_text(SPEC)
        assert run(root, first, "--sdk", "openai", "--against", str(folder / "first.yaml")) == 0
    (root / "CHANGELOG.md").write_text(CHANGELOG)
    commit(root, {}, tag="v1.0.0")
    return root


@pytest.fixture
def tree(released_tree: Path, tmp_path: Path) -> Path:
    """A copy of that repository."""
    shutil.copytree(released_tree, tmp_path / "clone", symlinks=True, copy_function=link_or_copy)
    shutil.copy(released_tree.parent / "sample-1.0-py3-none-any.whl", tmp_path)
    return tmp_path / "clone"


@pytest.fixture
def index(wheels: dict[Path, str]) -> Iterator[Index]:
    """The index as it was at the release: without the version 3.0.0."""
    with serving(Index(dict(list(wheels.items())[:2]))) as served:
        yield served


def run(root: Path, source: Path, *options: str) -> int:
    return update.main(["--from", str(source), *options], root)


def pinned(tree: Path) -> Path:
    return tree.parent / "sample-1.0-py3-none-any.whl"


def changed(tree: Path) -> list[str]:
    return sorted(line.split()[-1] for line in git(tree, "status", "--porcelain").splitlines())


def official(tree: Path) -> dict[str, str]:
    table = tomllib.loads((tree / "spec/lock.toml").read_text())["official"]
    return {"newest": table["name"], "base": table["base"]["name"]}


def supplement(tree: Path) -> str:
    return (tree / "spec/supplement.yaml").read_text()


def changelog(tree: Path) -> str:
    return (tree / "CHANGELOG.md").read_text()


def test_the_release(tree: Path) -> None:
    """What the package says and the spec does not is in the supplement, and in the generated client."""
    assert official(tree) == {"newest": "openai==2.0.0", "base": "openai==1.0.0"}
    assert "/things/{thing_id}" in supplement(tree)
    assert "colour" in supplement(tree)
    assert "def retrieve(" in (tree / "generated/wherry/resources/things.py").read_text()
    assert tomllib.loads((tree / "spec/lock.toml").read_text())["source"]["date"] == "2026-05-15"


def test_nothing_is_new(tree: Path, index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    """The same spec and the same package write nothing."""
    before = contents(tree)
    assert run(tree, pinned(tree)) == 0
    assert "nothing to write: everything is up to date" in capsys.readouterr().out
    assert contents(tree) == before


def test_only_the_package_is_new(
    tree: Path, index: Index, wheels: dict[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A newer package adds what it has, the changelog says so, and the spec stays as it is."""
    index.uploaded = dict(wheels)
    assert run(tree, pinned(tree)) == 0
    printed = capsys.readouterr().out
    assert "official    openai==3.0.0 of 2026-07-01" in printed
    assert "base        openai==1.0.0 of 2026-05-01" in printed
    assert "agreement   100.00 % of " in printed
    assert "git commit -m 'Update to openai 3.0.0: " in printed
    assert official(tree) == {"newest": "openai==3.0.0", "base": "openai==1.0.0"}
    assert "delete:" in supplement(tree)
    assert "- `things.delete` added, from the official package 3.0.0\n" in changelog(tree)
    assert {"CHANGELOG.md", "spec/lock.toml", "spec/supplement.yaml"} <= set(changed(tree))
    assert "spec/openapi.yaml" not in changed(tree)


def test_only_the_spec_is_new(tree: Path, index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    """A newer spec is taken, with the base of its day; what both have by now leaves the supplement."""
    newer = spec(tree.parent, "1.1", NEWER, "2026-06-15")
    assert run(tree, newer) == 0
    assert official(tree) == {"newest": "openai==2.0.0", "base": "openai==2.0.0"}
    assert "size" in changelog(tree)
    assert "official package" not in changelog(tree)
    assert "colour" not in changelog(tree)
    assert "colour" not in supplement(tree)
    assert "/things/{thing_id}" not in supplement(tree)


def test_both_are_new(tree: Path, index: Index, wheels: dict[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    """If both sources bring something, each entry of the changelog says which one it came from."""
    index.uploaded = dict(wheels)
    assert run(tree, spec(tree.parent, "1.1", NEWER, "2026-06-15")) == 0
    assert "'Update the OpenAPI spec, with openai 3.0.0: " in capsys.readouterr().out
    assert official(tree) == {"newest": "openai==3.0.0", "base": "openai==2.0.0"}
    entries = [line for line in changelog(tree).splitlines() if line.startswith("- `")]
    sizes = [entry for entry in entries if "size" in entry]
    assert sizes
    assert all(entry.endswith(", from the spec") for entry in sizes)
    assert "- `things.delete` added, from the official package 3.0.0" in entries


def test_the_spec_catches_up(tree: Path, index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    """A spec that takes up what the package said makes the supplement smaller, and that is no change for users."""
    before = len(supplement(tree))
    manifest = json.loads((tree / "generated/wherry/api-surface.json").read_text())
    assert run(tree, spec(tree.parent, "1.1", CAUGHT_UP, "2026-06-15")) == 0
    printed = capsys.readouterr().out
    assert "verdict: patch" in printed
    assert "version 1.0.0 is enough" in printed
    assert len(supplement(tree)) < before
    assert "colour" not in supplement(tree)
    assert changelog(tree) == CHANGELOG
    after = json.loads((tree / "generated/wherry/api-surface.json").read_text())
    assert after["resources"].keys() == manifest["resources"].keys()
    assert after["models"].keys() == manifest["models"].keys()


@pytest.mark.usefixtures("without_package")
def test_a_package_that_cannot_be_read(tree: Path, index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    """All places that cannot be read are listed at the end, and the tree stays as it was."""
    strange = package(tree.parent, "3.0.0", CREATE + RETRIEVE + STRANGE, colour=True)
    index.uploaded[strange] = "2026-07-01"
    before = contents(tree)
    assert run(tree, pinned(tree)) == 3
    told = capsys.readouterr()
    assert "verdict: " in told.out
    assert "the official package could not be read in 2 places:" in told.err
    assert "(in things.look)" in told.err
    assert "(in things.move)" in told.err
    assert told.err.count("openai==3.0.0: resources/things.py:") == 2
    assert "--keep-unread" in told.err
    assert told.err.endswith("the tree is as it was\n")
    assert contents(tree) == before


def test_no_network(tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a network the update stops and says how to do without; with `none` the pinned package stays."""

    def unreachable(source: str, folder: Path) -> Path:
        raise SpecUnreadable(f"pip cannot download {source}: no network", fix="check the network")

    monkeypatch.setattr(archive, "_download", unreachable)
    before = contents(tree)
    assert run(tree, pinned(tree)) == 3
    told = capsys.readouterr().err
    assert "sdk: pip cannot download openai: no network" in told
    assert "SDK=none" in told
    assert contents(tree) == before
    assert run(tree, pinned(tree), "--sdk", "none") == 0
    assert "nothing to write" in capsys.readouterr().out
    assert contents(tree) == before


def test_a_spec_that_cannot_be_reached(
    tree: Path,
    index: Index,
    wheels: dict[Path, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """OpenAI's spec out of reach leaves the pinned one and takes the package; one that was named, or is gone, stops all."""
    address = "http://127.0.0.1:9/openapi.yaml"
    monkeypatch.setattr(sources, "UPSTREAM", address)
    index.uploaded = dict(wheels)
    before = contents(tree)
    assert update.main(["--from", address], tree) == 3
    assert update.main(["--sdk", "none"], tree) == 3
    monkeypatch.setattr(sources, "UPSTREAM", f"{index.address}/gone.yaml")
    assert update.main([], tree) == 3
    assert contents(tree) == before
    capsys.readouterr()
    monkeypatch.setattr(sources, "UPSTREAM", address)
    assert update.main([], tree) == 0
    assert f"spec        the pinned one stays: cannot fetch {address}" in capsys.readouterr().out
    assert official(tree)["newest"] == "openai==3.0.0"


def test_a_spec_whose_supplement_is_of_another(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new spec that has what the old supplement adds needs the package: with `none`, the update says so."""
    before = contents(tree)
    assert run(tree, spec(tree.parent, "1.1", CAUGHT_UP, "2026-06-15"), "--sdk", "none") == 3
    assert "update without SDK=none" in capsys.readouterr().err
    assert contents(tree) == before


@pytest.mark.usefixtures("without_package")
def test_a_spec_of_no_known_day(tree: Path, index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    """If nothing tells the day of a new spec, its base has to be named."""
    (tree.parent / "new.yaml").write_text(CAUGHT_UP)
    before = contents(tree)
    assert run(tree, tree.parent / "new.yaml") == 3
    assert "sdk: the day of the spec new.yaml is not known" in (told := capsys.readouterr().err)
    assert "--base" in told
    assert contents(tree) == before
    assert run(tree, tree.parent / "new.yaml", "--base", "openai==2.0.0") == 0
    assert official(tree) == {"newest": "openai==2.0.0", "base": "openai==2.0.0"}


@pytest.mark.usefixtures("without_package")
def test_a_base_of_another_time(tree: Path, index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    """If the base does not fit the spec, the summary says so."""
    assert run(tree, pinned(tree), "--base", "openai==2.0.0", "--dry-run") == 0
    assert "less than 99 %: is it the wheel nearest to the spec?" in capsys.readouterr().out


@pytest.mark.usefixtures("without_package")
def test_a_named_package(tree: Path, wheels: dict[Path, str]) -> None:
    """A wheel can be named by its file, without an index: the pinned base has to be named as well."""
    first, _, last = wheels
    assert run(tree, pinned(tree), "--sdk", str(last), "--base", str(first)) == 0
    assert official(tree) == {"newest": "openai==3.0.0", "base": "openai==1.0.0"}
