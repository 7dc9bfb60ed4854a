"""Programs for the official package run on wherry with nothing changed but the import."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.dropin.running import PROGRAMS, Interpreter, interpreter, not_yet
from tests.dropin.switching import switched

LATER = not_yet()


@pytest.fixture(scope="module")
def wherry() -> Iterator[Interpreter]:
    """An interpreter that runs programs on the wherry that this test imports."""
    package = find_spec("wherry")
    assert package is not None
    assert package.origin is not None
    with interpreter("wherry", sys.executable, str(Path(package.origin).parents[1])) as started:
        yield started


@pytest.mark.parametrize("name", [name for name in PROGRAMS if name not in LATER])
def test_a_program_runs(name: str, wherry: Interpreter) -> None:
    """The program runs to its end, and all that it asserts holds."""
    ended = wherry.run(PROGRAMS[name])
    assert ended.passed, ended.output


def test_what_is_listed_is_missing(wherry: Interpreter) -> None:
    """A program that is listed fails with the error that the list names: as soon as it passes, take it off not_yet.toml."""
    for name, missing in LATER.items():
        ended = wherry.run(PROGRAMS[name])
        assert not ended.passed, f"{name} passes: take it off not_yet.toml"
        assert missing.error in ended.error, ended.output


def test_what_goes_wrong_is_noticed(wherry: Interpreter, tmp_path: Path) -> None:
    """A program fails if it raises, exits with an error, or leaves something that only complains; another one is not concerned."""
    texts = {
        "raises": "import openai\nassert openai.__name__ == 'openai'",
        "exits": "raise SystemExit('no')",
        "complains": "class A:\n    def __del__(self): raise ValueError('left')\na = A()\ndel a",
        "passes": "import openai\nassert openai.__name__ == 'wherry' and __name__ == '__main__'\nprint('said')",
    }
    ended = {}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
        ended[name] = wherry.run(tmp_path / name)
    assert {name: each.passed for name, each in ended.items()} == {name: name == "passes" for name in texts}
    assert ended["raises"].error == "AssertionError"
    assert ended["passes"].output == "said\n"


def test_a_program_does_not_see_what_another_did(wherry: Interpreter, tmp_path: Path) -> None:
    """Each program has its own modules and environment."""
    (tmp_path / "first").write_text("import os, httpx\nhttpx.mark = 1\nos.environ['MARK'] = '1'")
    (tmp_path / "second").write_text("import os, httpx\nassert not hasattr(httpx, 'mark') and 'MARK' not in os.environ")
    assert wherry.run(tmp_path / "first").passed
    assert wherry.run(tmp_path / "second").passed


CHANGES = [
    ("from openai import OpenAI", "from wherry import OpenAI"),
    ("    from openai.types import chat", "    from wherry.types import chat"),
    ("import openai", "import wherry as openai"),
    ("    import openai  # why", "    import wherry as openai  # why"),
    ("import openai, os", "import wherry as openai, os"),
    ("import openai as oai", "import wherry as oai"),
    ("import openai.types.chat as chat", "import wherry.types.chat as chat"),
    ("import openai.types.chat", "import wherry.types.chat, wherry as openai"),
    ("import openai.types.chat  # why", "import wherry.types.chat, wherry as openai  # why"),
    ('with patch("openai.OpenAI") as made:', 'with patch("wherry.OpenAI") as made:'),
    ("mocker.patch('openai.OpenAI')", "mocker.patch('wherry.OpenAI')"),
    ('monkeypatch.setattr("openai.api_key", "k")', 'monkeypatch.setattr("wherry.api_key", "k")'),
    ('getLogger("openai")  # from openai', 'getLogger("openai")  # from openai'),
    ("import openai_agents", "import openai_agents"),
    ("import os, openai", "import os, openai"),
]


@pytest.mark.parametrize(("written", "changed"), CHANGES)
def test_only_the_import_changes(written: str, changed: str) -> None:
    """Imports and paths that are patched name wherry; nothing else changes."""
    assert switched(f"x = 1\n{written}\n") == f"x = 1\n{changed}\n"


def test_the_page_changes_the_same(tmp_path: Path) -> None:
    """The commands that docs/from-openai.md shows change each program as these tests do, and the page counts the programs right."""
    page = (Path(__file__).parents[2] / "docs/from-openai.md").read_text("utf-8")
    command = page.partition("```text\n")[2].partition("```")[0]
    assert command.startswith("git ls-files '*.py' | xargs sed ")
    shutil.copytree(next(iter(PROGRAMS.values())).parent, tmp_path, dirs_exist_ok=True)
    (tmp_path / "changes.py").write_text("\n".join(written for written, _ in CHANGES))
    command = command.replace("git ls-files '*.py'", "ls *.py")
    subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=tmp_path, check=True)
    changed = {name: (tmp_path / path.name).read_text("utf-8") for name, path in PROGRAMS.items()}
    assert changed == {name: switched(path.read_text("utf-8")) for name, path in PROGRAMS.items()}
    assert (tmp_path / "changes.py").read_text() == "\n".join(changed for _, changed in CHANGES)
    search = page.partition("```text\ngit grep ")[2].partition("```")[0].replace("-- '*.py'", "changes.py")
    left = subprocess.run(["bash", "-c", f"grep {search}"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert [line.partition(":")[2] for line in left.stdout.splitlines()] == [
        'getLogger("openai")  # from openai',
        "import os, openai",
    ]
    assert f"`tests/dropin` has {len(PROGRAMS)} programs" in page
    missing = {0: "all of them run on wherry", 1: "all but one, which needs"}
    assert missing.get(len(LATER), f"all but the {len(LATER)} that need") in page


def test_every_program_uses_the_package() -> None:
    """Every program imports the package, and begins with a sentence that says what it does; what is listed exists."""
    texts = {name: path.read_text("utf-8") for name, path in PROGRAMS.items()}
    assert [name for name, text in texts.items() if switched(text) == text] == []
    assert [name for name, text in texts.items() if not text.startswith('"""') or '."""' not in text] == []
    assert LATER.keys() <= PROGRAMS.keys()
    assert len(PROGRAMS) >= 99
