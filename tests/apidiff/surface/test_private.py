"""Classes of private modules, which nobody can import and everybody is given: known by their name, wherever they are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from apidiff.finding import Effect, Severity
from apidiff.surface import compare, read_package
from tests.apidiff.surface.test_packages import wheel

CLIENT = """
from .{keeps} import Answer, Secret
class Client:
    key: Secret | None
    def __init__(self, key: Secret | str) -> None: ...
    def send(self, text: str) -> {returns}: ...
    def all(self) -> list[Answer]: ...
"""
KEPT = "class Answer: ...\nclass Secret: ...\nclass Reply: ...\n"


def package(module: str, returns: str = "Answer", **files: str) -> dict[str, str]:
    """A package whose client takes and gives classes of one private module."""
    keeps = module.removesuffix(".py").replace("/", ".")
    client = CLIENT.format(keeps=keeps, returns=returns)
    return {"_client.py": client, module: KEPT, **{f"{name}.py": text for name, text in files.items()}}


def effects(folder: Path, old: dict[str, str], new: dict[str, str]) -> tuple[Effect, ...]:
    return compare(read_package(wheel(folder, old)), read_package(wheel(folder, new, "2")))


def told(found: tuple[Effect, ...]) -> list[tuple[str, Severity, str]]:
    return [(each.rule, each.severity, each.at) for each in found]


@pytest.mark.parametrize("there", ["_wire.py", "_runtime/base/wire.py", "_net/_wire.py"])
def test_a_private_class_that_moved_is_the_same(tmp_path: Path, there: str) -> None:
    """No user notices in which private module a class stands."""
    assert effects(tmp_path, package("_answers.py"), package(there)) == ()


def test_what_else_changed_there_is_told_alone(tmp_path: Path) -> None:
    """A type that mentions a class which moved is compared, and shown, without the move."""
    (found,) = effects(tmp_path, package("_answers.py"), package("_wire.py", "Answer | None"))
    assert (found.rule, found.severity, found.at) == ("S031", Severity.RISK, "Client.send")
    assert (found.old, found.new) == ("parcel._wire.Answer", "parcel._wire.Answer | None")


def test_another_private_class_is_another_type(tmp_path: Path) -> None:
    """A class of another name is told, moved or not; so is one of two that have the same name and both stay."""
    returns = [("S030", Severity.BREAK, "Client.send")]
    assert told(effects(tmp_path, package("_answers.py"), package("_wire.py", "Reply"))) == returns
    two = {"_other": "class Answer: ...\n"}
    both = "def send(text: str) -> Answer: ...\ndef other(text: str) -> Old: ...\n"
    calls = {
        "calls": f"from ._answers import Answer\nfrom ._other import Answer as Old\n{both}",
        "__init__": "from . import calls as calls",
    }
    turned = calls | {"calls": f"from ._answers import Answer as Old\nfrom ._other import Answer\n{both}"}
    found = effects(tmp_path, package("_answers.py", **two, **calls), package("_answers.py", **two, **turned))
    assert told(found) == [("S030", Severity.BREAK, "calls.other"), ("S030", Severity.BREAK, "calls.send")]


def test_two_of_one_name_move_each_to_the_place_most_like_its_own(tmp_path: Path) -> None:
    """Of several private classes with one name, each is the one whose path is most like its own."""
    text = (
        "from .{0} import Answer\nfrom .{1} import Answer as Late\ndef send() -> Answer: ...\ndef wait() -> Late: ...\n"
    )
    kept = "class Answer: ...\n"
    old = {"_http.py": kept, "_polling.py": kept, "calls.py": text.format("_http", "_polling")}
    new = {"_run/http.py": kept, "_run/polling.py": kept, "calls.py": text.format("_run.http", "_run.polling")}
    assert effects(tmp_path, old, new) == ()


def test_a_public_path_that_comes_or_goes(tmp_path: Path) -> None:
    """A private class that is exported is new, one that is hidden is gone; what takes and gives it says nothing more."""
    hidden = package("_answers.py")
    shown = hidden | {
        "__init__.py": "from ._client import Client\nfrom ._answers import Answer\n__all__ = ['Client', 'Answer']\n"
    }
    hidden |= {"__init__.py": "from ._client import Client\n__all__ = ['Client']\n"}
    assert told(effects(tmp_path, hidden, shown)) == [("S002", Severity.SAFE, "Answer")]
    assert told(effects(tmp_path, shown, hidden)) == [("S001", Severity.BREAK, "Answer")]
