"""The two files: canonical, complete, and empty where there is nothing to say."""

from __future__ import annotations

import pytest

from official import document_of, read_package
from pipeline.document.canonical import dump
from pipeline.errors import SpecUnreadable
from supplement import made
from tests.official.laying import CREATE, GET, SCHEMAS, laid, plain, record, sender, spec, wheel
from tests.official.making import source
from tests.official.test_document import FILES

SPEC = spec(record("id", id="string"))


def test_a_spec_made_of_the_wheel() -> None:
    """There is nothing to add to the wheel's own document but the names of what goes over sockets."""
    reading = read_package(source(FILES))
    written = laid(document_of(reading), reading, reading)
    assert plain(written.supplement).keys() == {"openapi", "info", "x-official-sockets"}
    assert any(line.startswith("standing    0 ") for line in written.summary)


def test_the_files_are_canonical() -> None:
    """Each is its own canonical form below its first lines, which name the package and its licence."""
    written = laid(SPEC, wheel("id: str"), sender("int", methods=GET + CREATE))
    for data in (written.supplement, written.names):
        head = b"".join(line for line in data.splitlines(keepends=True) if line.startswith(b"#"))
        assert b"openai 9.8.7 (Apache-2.0" in head
        assert data == head + dump(plain(data))


def test_names_that_surface_toml_has_given() -> None:
    """A new component never takes the name of a class that another schema has."""
    newest = wheel("id: str\npart: Optional[Part] = None", "class Part(BaseModel):\n    size: int\n")
    written = laid(SPEC, wheel("id: str"), newest)
    assert plain(written.names)["classes"]["types.thing:Part"] == f"{SCHEMAS}/Part"
    other = made(SPEC, wheel("id: str"), newest, taken=["part"])
    assert plain(other.names)["classes"]["types.thing:Part"] == f"{SCHEMAS}/ThingPart"


def test_the_order_of_a_file_is_no_accident() -> None:
    """Nothing depends on the order in which the spec has its parts."""
    newest = sender("int", methods=GET + CREATE, answer="id: str\nsize: int\nlabel: str")
    document = spec(record("id", id="string"), B=record(x="string"), A=record(y="string"))
    reverse = {**document, "components": {"schemas": dict(reversed(document["components"]["schemas"].items()))}}
    one, other = (laid(each, wheel("id: str"), newest) for each in (document, reverse))
    assert (one.supplement, one.names) == (other.supplement, other.names)


def test_a_broken_file_of_before() -> None:
    """A file that is no YAML is refused with its name."""
    with pytest.raises(SpecUnreadable, match=r"supplement\.yaml"):
        made(SPEC, wheel("id: str"), wheel("id: str"), previous=b"a: [")
