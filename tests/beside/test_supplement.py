"""The supplement of the real package, laid onto the pinned spec."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from interface import PackageFiles
from official import Reading, document_of, read
from pinning.supplying import supply
from pipeline.load import load
from pipeline.overlay import apply
from pipeline.overlay import read as read_overlays
from pipeline.supplement import merge
from pipeline.supplement import read as read_supplement
from supplement import Written, made
from supplement.documents import Document, blanked
from supplement.walk import walk
from tests.beside.sources import base_wheel, pinned_wheels
from tests.beside.test_reading import reading as reading
from tests.beside.test_reading import source as source
from tests.official.laying import plain

SPEC = Path(__file__).resolve().parents[2] / "spec"


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    """Return the pinned spec after its overlays."""
    document, idle = apply(load(SPEC / "openapi.yaml").data, read_overlays(SPEC / "overlays"), idle="report")
    assert not idle
    return document


@pytest.fixture(scope="module")
def base() -> Reading:
    return read(base_wheel())


@pytest.fixture(scope="module")
def written(spec: dict[str, Any], base: Reading, reading: Reading) -> Written:
    """Return the supplement, with the names of surface.toml left alone."""
    surface = tomllib.loads((SPEC / "surface.toml").read_text("utf-8"))
    taken = [*surface["classes"].values(), *surface["names"], *surface["names"].values()]
    return made(spec, base, reading, taken=taken)


@pytest.fixture(scope="module")
def whole(spec: dict[str, Any], written: Written) -> dict[str, Any]:
    """Return the two as one document; every entry has an effect."""
    document, left = merge(spec, read_supplement(written.supplement), idle="error")
    assert not left
    return document


def test_nothing_is_left_over(written: Written) -> None:
    """What the package says is in the two files, or differs at the base already; nothing was unreadable."""
    assert not written.left, "\n".join(written.left)
    assert not written.unread


def test_a_second_time(spec: dict[str, Any], base: Reading, reading: Reading, written: Written) -> None:
    """Made again with what is there, the files are the same, byte by byte."""
    again = made(spec, base, reading, previous=written.supplement, names=written.names)
    assert again.supplement == written.supplement
    assert again.names == written.names


def test_laid_onto_itself(base: Reading, reading: Reading, written: Written, whole: dict[str, Any]) -> None:
    """The whole needs no supplement but for the names of what goes over sockets."""
    again = made(whole, base, reading, names=written.names)
    assert plain(again.supplement).keys() <= {"openapi", "info", "x-official-sockets"}


def test_a_spec_made_of_the_package(reading: Reading) -> None:
    """The package's own document needs no supplement, and agrees with the package in everything."""
    document = document_of(reading)
    again = made(document, reading, reading)
    assert plain(again.supplement).keys() <= {"openapi", "info", "x-official-sockets"}
    assert not walk(Document(document), Document(document)).differences


def test_every_operation_and_argument(reading: Reading, whole: dict[str, Any]) -> None:
    """The whole has each operation of the package, and each of its arguments by wire name, and asks for no more."""
    document = Document(whole)
    calls = document.calls()
    missing, wanted = [], []
    for operation in reading.operations.values():
        call = calls.get(f"{operation.verb.upper()} {blanked(operation.template)}")
        if call is None:
            missing.append(operation.key)
            continue
        parameters = [document.follow(each, "#")[0] for each in call.value.get("parameters", ())]
        names = {each["name"].lower().removesuffix("[]") for each in parameters}
        needed: list[frozenset[str]] = []
        for media in call.value.get("requestBody", {}).get("content", {}):
            place = "/".join((call.pointer, "requestBody", "content", media.replace("/", "~1"), "schema"))
            records = document.place(place).records
            names |= {name.lower() for record in records for name in record.fields}
            needed += [each.required for each in records]
        sent = {each.name.lower().removesuffix("[]") for each in operation.parameters}
        if operation.body:
            sent |= {name.lower() for name in operation.body.arguments}
            required = set(operation.body.schema.get("required", ()))
            always = frozenset.intersection(*needed) if needed and operation.body.arguments else frozenset()
            wanted += [f"{operation.key} {name}" for name in always - required]
        missing += [f"{operation.key} {name}" for name in sent - names]
    assert not missing
    assert not wanted


def test_every_class_has_a_place_or_a_reason(source: PackageFiles, written: Written, whole: dict[str, Any]) -> None:
    """Each class in `types` is in the table, counted by regular expressions; each place leads somewhere."""
    table = plain(written.names)
    listed = table["classes"].keys() | table["unmapped"].keys()
    expected = set()
    for path, text in source.files.items():
        if path.startswith("types/"):
            module = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
            expected |= {
                f"{module}:{name}" for name in re.findall(r"(?m)^class (\w+)", text) if not name.startswith("_")
            }
    assert len(expected) > 1000
    assert expected <= listed
    assert all(why for why in table["unmapped"].values())
    document = Document(whole)
    for place in table["classes"].values():
        document.at(place)


def test_no_sentence_is_taken(source: PackageFiles, written: Written) -> None:
    """No line of the package's docstrings and comments is in the files."""
    data = (written.supplement + written.names).decode().partition("openapi: 3.1.0")[2]
    prose = {
        line.strip(" #")
        for path, text in source.files.items()
        if path.startswith(("types/", "resources/"))
        for line in re.findall(r'(?m)^ *(?:""")?([A-Z][^\n"]*[a-z] [^\n"]*)$', text)
    }
    assert len(prose) > 1000
    values = {line.partition(": ")[2].strip(" '") for line in data.splitlines()}
    assert not [line for line in values & prose if " " in line]


def test_the_files_in_spec_are_made_of_the_pinned_packages() -> None:
    """Made again from what lock.toml pins, the supplement and the table of names are the same, byte by byte."""
    newest, base = pinned_wheels()
    supplied = supply(SPEC, str(newest), str(base), lambda message: None)
    supplied.check()
    assert supplied.changed == []


def test_it_agrees_with_the_wheel_of_the_time(spec: dict[str, Any], base: Reading) -> None:
    """The spec and the wheel nearest to its date say the same in 99 of 100 comparisons."""
    findings = walk(Document(spec), Document(document_of(base))).findings
    assert len(findings) > 40_000
    assert sum(each.agrees for each in findings) > 0.99 * len(findings)
