"""Output that is not Python, or cannot be imported, stops the build, which names the operation or schema."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build import Build
from pipeline.checking import check, try_import
from pipeline.errors import NotPython
from tests.pipeline.generating import build, workshop, written

FIRST = Path(__file__).parent / "specs" / "documents" / "first.yaml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(FIRST, workshop(tmp_path_factory.mktemp("workshop")), package="first")


def damaged(made: Build, name: str, old: str, new: str) -> dict[str, str]:
    """Return the files of a package with a text replaced in one of them."""
    assert old in made.files[name]
    return {**made.files, name: made.files[name].replace(old, new, 1)}


def test_sound(made: Build, tmp_path: Path) -> None:
    """What the templates write passes both checks."""
    check(made.files, made.plan)
    try_import(written(made, tmp_path), made.plan, made.files)


@pytest.mark.parametrize(
    ("name", "old", "new", "cause", "pointer"),
    [
        (
            "resources/fine_tunes/events.py", "return self._client._page(\n            _EVENTS_LIST", "return await self._client._page(\n            _EVENTS_LIST",
            "'await' outside async function, in what is written for GET /fine-tunes/{fine_tune_id}/events", "#/paths/~1fine-tunes~1{fine_tune_id}~1events/get",
        ),
        ("models/fine_tunes.py", "    level: str", "    level: = str", "the schema FineTuneEvent", "#/components/schemas/FineTuneEvent"),
        ("params/completions.py", "class CreateCompletionRequest(", "class CreateCompletionRequest((", "the schema CreateCompletionRequest", "#/components/schemas/CreateCompletionRequest"),
        ("resources/files/__init__.py", "from __future__ import annotations", "type Later = int", "resources/files/__init__.py, line", ""),
        ("client.py", "return ", "return\n  ", "client.py, line", ""),
        ("models/__init__.py", "import", "\0import", "models/__init__.py, line", ""),
    ],
)  # fmt: skip
def test_what_does_not_compile(made: Build, name: str, old: str, new: str, cause: str, pointer: str) -> None:
    """The error names the file, the line, the fault and its cause in the spec."""
    if name.startswith("params/"):
        name = next(each for each in made.files if each.startswith("params/") and old in made.files[each])
    with pytest.raises(NotPython) as caught:
        check(damaged(made, name, old, new), made.plan)
    assert cause in str(caught.value)
    assert f"{name}, line " in str(caught.value)
    assert caught.value.pointer == pointer


@pytest.mark.parametrize(
    ("name", "old", "new", "said", "pointer"),
    [
        ("models/fine_tunes.py", "    level: str", "    level: str = nothing", "NameError: name 'nothing'", "#/components/schemas/FineTuneEvent"),
        ("client.py", "from typing import", "from typing import Missing,", "ImportError: cannot import name 'Missing'", ""),
        ("resources/files/__init__.py", "from typing import", "raise SystemExit(0)\nfrom typing import", "SystemExit: 0", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_imported(
    made: Build, name: str, old: str, new: str, said: str, pointer: str, tmp_path: Path
) -> None:
    """So does the error for code that compiles and raises when it is imported."""
    files = damaged(made, name, old, new)
    for each, text in files.items():
        path = tmp_path / "first" / each
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    with pytest.raises(NotPython) as caught:
        try_import(tmp_path, made.plan, files)
    assert said in caught.value.what
    assert f"{name}, line " in caught.value.what
    assert caught.value.pointer == pointer
