"""The reader, on the real package: the newest that spec/lock.toml pins, or the wheel in OPENAI_WHEEL."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from interface import PackageFiles, read_source
from official import Reading, document_of, read_package, written
from official.document import HEADER
from tests.beside.sources import wheel


@pytest.fixture(scope="module")
def source() -> PackageFiles:
    return read_source(wheel())


@pytest.fixture(scope="module")
def reading(source: PackageFiles) -> Reading:
    return read_package(source)


REQUEST = re.compile(
    r"self\._(?P<verb>get|post|put|patch|delete|get_api_list)\(\s*(?:path_template\(\s*)?(?:f?\"(?P<path>[^\"]+)\"|\w+,)"
)


def counted(source: PackageFiles) -> dict[str, list[tuple[str, set[str]]]]:
    """Find the requests of the synchronous half with regular expressions: key -> the method and its arguments."""
    found: dict[str, list[tuple[str, set[str]]]] = {}
    for path, text in source.files.items():
        if not path.startswith("resources/"):
            continue
        for code in re.split(r"(?m)^(?=class )", text):
            if not re.match(r"class (?!Async)\w+\(.*SyncAPIResource", code):
                continue
            for method in re.split(r"(?m)^(?=    (?:@|def ))", code):
                called = REQUEST.search(method)
                if not called or "@overload" in method or "post_parser=parser" in method or "-Helper" in method:
                    continue
                verb = re.search(r'method="(\w+)"', method)
                name = verb[1] if verb else called["verb"].replace("get_api_list", "get")
                template = called["path"] or re.search(r'path = f?"([^"]+)"', method)[1]  # type: ignore[index]
                head = method[: re.search(r"\) -> ", method).start()]  # type: ignore[union-attr]
                arguments = set(re.findall(r"(?m)^        (\w+):", head))
                key = f"{name.upper()} {template}"
                found.setdefault(key, []).append(
                    (path, arguments - {"extra_headers", "extra_query", "extra_body", "timeout"})
                )
    return found


def test_nothing_is_left_over(reading: Reading) -> None:
    """No construct of the real package is a stranger."""
    assert not reading.strangers, "\n".join(map(str, reading.strangers))


def test_every_operation_and_argument(source: PackageFiles, reading: Reading) -> None:
    """Operations and their arguments are those that regular expressions find."""
    expected = counted(source)
    assert len(expected) > 100
    assert expected.keys() <= reading.operations.keys()
    left = reading.operations.keys() - expected.keys()
    assert left <= {"POST /embeddings", "POST /audio/transcriptions", "POST /audio/translations"}
    faults = []
    for key, methods in expected.items():
        found = reading.operations[key]
        sent = {each.argument for each in found.parameters} | set((found.body.arguments if found.body else {}).values())
        if not any(arguments == sent | set(found.local) for _, arguments in methods):
            faults.append(f"{key}: {methods} and {sent}")
    assert not faults, "\n".join(faults)


def test_every_reference_leads_somewhere(reading: Reading) -> None:
    """Each reference of the document has its component, and no two names differ in upper and lower case alone."""
    document = document_of(reading)
    schemas = document["components"]["schemas"]
    references = set(re.findall(r"'\$ref': '#/components/schemas/([^']+)'", str(document)))
    assert references <= schemas.keys()
    assert len({name.lower() for name in schemas}) == len(schemas)


def test_no_sentence_is_taken(source: PackageFiles, reading: Reading) -> None:
    """No line of the package's docstrings and comments is in the document."""
    data = written(reading).decode().removeprefix(HEADER.format(version=reading.version))
    prose = {
        line.strip(" #")
        for path, text in source.files.items()
        if path.startswith(("types/", "resources/"))
        for block in re.findall(r'"""(.*?)"""', text, re.DOTALL)
        for line in block.splitlines()
        if line.strip().count(" ") >= 4
    }
    assert len(prose) > 1000
    words = {part.strip() for part in re.split(r"[\n:'\"]", data) if part.strip().count(" ") >= 4}
    assert not {line for line in prose if line in words}
    ours = {each.why for each in reading.helpers}
    assert words <= ours | {"What the official package says"}


def test_time(source: PackageFiles) -> None:
    """A reading takes a few seconds of processor time."""
    start = time.process_time()
    read_package(source)
    assert time.process_time() - start < 20


PLANTED = {
    "a tuple": ("types/model.py", "created: int", "created: Tuple[int, int]"),
    "a decimal": ("types/model.py", "created: int", "created: Decimal"),
    "another base": ("types/model.py", "class Model(BaseModel):", "class Model(RootModel):"),
    "a validation alias": ("types/model.py", "created: int", 'created: int = FieldInfo(validation_alias="x")'),
    "other metadata": ("types/model.py", "created: int", "created: Annotated[int, Gt(0)]"),
    "a literal with a point": ("types/model.py", 'Literal["model"]', "Literal[1.5]"),
    "a path as a sum": ("resources/models.py", '"/models",', '"/mod" + "els",'),
    "another verb": ("resources/models.py", "return self._delete(", "return self._destroy("),
    "an unknown cast": ("resources/models.py", "cast_to=ModelDeleted", "cast_to=choose(model)"),
    "an unknown transform": ("resources/batches.py", "body=maybe_transform(", "body=reshape("),
}


@pytest.mark.parametrize("construct", PLANTED)
def test_planted(construct: str, source: PackageFiles) -> None:
    """A strange construct in the real package is listed with file and line."""
    path, old, new = PLANTED[construct]
    assert old in source.files[path]
    files = {**source.files, path: source.files[path].replace(old, new, 1)}
    reading = read_package(replace(source, files=files))
    line = source.files[path][: source.files[path].index(old)].count("\n") + 1
    assert [each.path for each in reading.strangers] == [path]
    assert abs(reading.strangers[0].line - line) <= 40
