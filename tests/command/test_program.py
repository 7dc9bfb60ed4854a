"""The command `wherry`: it finds sub-commands, is quick to say what it is, and answers mistakes without a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

import wherry
from wherry._runtime.base.errors import UsageError, WherryError
from wherry._runtime.command import program, subcommands

PACKAGE = find_spec("wherry")
assert PACKAGE is not None
assert PACKAGE.origin is not None
WHERE = str(Path(PACKAGE.origin).parents[1])
ROOT = Path(__file__).resolve().parents[2]


def wherry_command(*arguments: str, **options: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m wherry` as a person would."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "wherry", *arguments],
        env={**os.environ, "PYTHONPATH": WHERE},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        **options,
    )


def test_the_command_is_installed() -> None:
    """pyproject.toml installs the command under its name, and Python runs the same."""
    scripts = re.search(r"^\[project\.scripts\]\n(.*)\n\n", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert scripts is not None
    assert scripts[1] == 'wherry = "wherry.__main__:main"'
    assert wherry_command("--version").stdout == f"wherry {wherry.__version__}\n"


def test_version_and_help_load_little() -> None:
    """`--version` and `--help` load no client, no argparse, no event loop and nothing of bulk."""
    code = (
        "import sys; from wherry.__main__ import main; sys.argv[1:] = [{!r}]; code = main(); "
        "heavy = {{'argparse', 'asyncio', 'httpx', 'sqlite3', 'wherry._runtime.client', 'wherry._runtime.bulk'}}; "
        "print(sorted(heavy & sys.modules.keys()), code)"
    )
    for word, shown in (("--version", f"wherry {wherry.__version__}\n[] 0\n"), ("--help", "")):
        ended = subprocess.run(
            [sys.executable, "-c", code.format(word)],
            env={**os.environ, "PYTHONPATH": WHERE},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ended.stdout.endswith(shown or "[] 0\n")
        assert "  bulk  " in ended.stdout or word == "--version"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "usage: wherry SUBCOMMAND"),
        (("bluk",), 2, "there is no sub-command or resource 'bluk'; did you mean `wherry bulk`?"),
        (("xyz",), 2, "there is no sub-command or resource 'xyz'; there is: api, bulk, chat"),
        (("--verbose",), 2, "there is no option '--verbose'"),
        (("bulk",), 2, "the following arguments are required: INPUT"),
        (("bulk", "--help"), 0, "--template TEXT"),
    ],
)
def test_what_is_typed(arguments: tuple[str, ...], code: int, said: str) -> None:
    """Each command line has its exit code and its words; none ends in a traceback."""
    ended = wherry_command(*arguments)
    assert ended.returncode == code
    assert said in ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_sub_command_is_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A module in the folder is a sub-command: its name, its line in the help, its options, its exit code."""
    (tmp_path / "greet.py").write_text(
        '"""Say hello."""\ndef add_options(parser):\n    parser.add_argument("name")\n'
        "def run(given, package):\n    print(given.name, package.__name__)\n    return 7\n"
    )
    monkeypatch.setattr(subcommands, "__path__", [*subcommands.__path__, str(tmp_path)])
    assert program.main(wherry, ["greet", "Ada"]) == 7
    assert program.main(wherry, ["--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Ada wherry\n")
    assert "  greet       Say hello.\n" in shown
    monkeypatch.delitem(sys.modules, f"{subcommands.__name__}.greet")
    monkeypatch.delattr(subcommands, "greet", raising=False)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UsageError("this is wrong"), 2, "wherry: this is wrong\n"),
        (WherryError("the service has failed"), 1, "wherry: the service has failed\n"),
        (
            FileNotFoundError(2, "No such file or directory", "rows.csv"),
            2,
            "wherry: rows.csv: No such file or directory\n",
        ),
        (KeyboardInterrupt(), 130, "wherry: interrupted\n"),
    ],
)
def test_errors_become_exit_codes(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error of a sub-command is one line and an exit code; a fault of ours keeps its traceback."""

    def fail(package: ModuleType, arguments: list[str]) -> int:
        raise error

    monkeypatch.setattr(program, "_dispatched", fail)
    assert program.main(wherry, ["bulk"]) == code
    assert capsys.readouterr().err == said
    error = KeyError("a fault of ours")
    with pytest.raises(KeyError):
        program.main(wherry, ["bulk"])


def test_without_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says where the key belongs, in the words of a shell."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    (tmp_path / "rows.csv").write_text("text\na\n")
    arguments = ["bulk", str(tmp_path / "rows.csv"), "--model", "m", "--template", "{text}", "--out", "-"]
    assert program.main(wherry, arguments) == 2
    assert capsys.readouterr().err.startswith("wherry: there is no key: set the environment variable OPENAI_API_KEY")
