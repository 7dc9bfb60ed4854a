"""spec/sentences/: in one form, with a clear error for what is not there, and shown where people look."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.api import Facts, Primitive
from pipeline.errors import PipelineError
from pipeline.package import AreaPlan, FieldPlan, ModelPlan
from pipeline.plan.sentences import Sentences, read
from tests.generated.surface import PACKAGE

FOLDER = Path(__file__).resolve().parents[2] / "spec" / "sentences"
FILES = sorted(FOLDER.glob("*.toml"))


def area(**fields: list[str]) -> AreaPlan:
    """Return an area with classes of these fields."""
    text = Primitive("str")
    models = [
        ModelPlan(
            name, "a", "#", tuple(FieldPlan(f, f, text, True, False, Facts(), "#") for f in names), None, Facts(), name
        )
        for name, names in fields.items()
    ]
    return AreaPlan("a", tuple(models), has_params=False)


def written(tmp_path: Path, text: str, name: str = "a.toml") -> Sentences:
    """Return what is read of a folder of settings with one file of sentences."""
    (tmp_path / "sentences").mkdir(exist_ok=True)
    (tmp_path / "sentences" / name).write_text(text)
    return read(tmp_path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_form(path: Path) -> None:
    """A sentence starts with a capital letter, ends with its only full stop, has at most 160 characters and no markup."""
    form = re.compile(r"[A-Z][^\n\r\t.]*(?:\.(?! )[^\n\r\t.]+)*\.")
    markup = re.compile(r"https?:|`|\*\*|\]\(|<[a-z/]|  ")
    for class_, told in tomllib.loads(path.read_text("utf-8")).items():
        wrong = {
            wire: said
            for wire, said in told.items()
            if not form.fullmatch(said) or markup.search(said) or len(said) > 160
        }
        assert wrong == {}, class_


def test_many_fields_have_one() -> None:
    """The models that people read have a sentence for each field, but for a few."""
    sentences = read(FOLDER.parent)
    assert sum(map(len, sentences.texts.values())) > 600
    for class_ in ("ChatCompletion", "Response", "Batch", "FileObject", "FineTuningJob", "VectorStore"):
        assert len(sentences.texts[class_]) >= 8


def test_below_the_field() -> None:
    """The sentence stands below its field, before the facts, for editors to show; a request's field has that of the argument."""
    text = (PACKAGE / "models" / "chat.py").read_text("utf-8")
    assert re.search(
        r'    created: int\n    """When it was generated, in seconds since 1970\. Format unixtime\."""\n', text
    )
    request = text.partition("class CreateChatCompletionRequest(")[2]
    assert re.search(
        r'    temperature: float \| None = NULLABLE\n    """How random [^"]*\. 0 to 2;\s+default 1\."""', request
    )


def test_what_is_not_there(tmp_path: Path) -> None:
    """A class and a field that the spec does not have are named with their file, and with what is like them."""
    told = written(tmp_path, '[Ferry]\nnaem = "N."\nname = "N."\n[Fery]\nx = "X."\n["Boat*"]\nx = "X."\n')
    assert told.missing([area(Ferry=["name", "size"])]) == [
        "sentences/a.toml [Ferry] naem: there is no such field; did you mean name?",
        "sentences/a.toml [Fery]: there is no such class; did you mean Ferry?",
        "sentences/a.toml [Boat*]: there is no such class",
    ]


def test_patterns(tmp_path: Path) -> None:
    """A table with `*` holds for every class that it fits; the table of a class goes first; a field in none of them is told."""
    told = written(tmp_path, '["*Ferry"]\nname = "N."\nsize = "S."\ngone = "G."\n[AFerry]\nname = "A."\n')
    areas = [area(AFerry=["name"], BFerry=["name", "size"], Boat=["name"])]
    assert [told.of(each, "name") for each in ("AFerry", "BFerry", "Boat")] == ["A.", "N.", ""]
    assert told.of("BFerry", "size") == "S."
    assert told.missing(areas) == ["sentences/a.toml [*Ferry] gone: there is no such field"]
    assert told.told(areas) == (2, 3, 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[A\n", r"sentences/a\.toml cannot be read"),
        ("A = 5", r"\[A\] is not a table but 5"),
        ("[A]\nx = 5", r"\[A\] 'x' is 5, where a sentence is expected"),
        ('[A]\nx = "no stop"', r"\[A\] 'x' is 'no stop', where a sentence is expected"),
    ],
)
def test_forms_that_are_refused(tmp_path: Path, text: str, message: str) -> None:
    """What is no table of sentences stops the generator, with the file."""
    with pytest.raises(PipelineError, match=message):
        written(tmp_path, text)


def test_one_table_for_a_class(tmp_path: Path) -> None:
    """A class has its table in one file."""
    written(tmp_path, '[A]\nx = "X."\n')
    with pytest.raises(PipelineError, match=r"sentences/b\.toml: \[A\] is in a\.toml, too"):
        written(tmp_path, '[A]\ny = "Y."\n', "b.toml")


def test_no_folder(tmp_path: Path) -> None:
    """Settings need no sentences."""
    assert read(tmp_path).texts == read(None).texts == {}
