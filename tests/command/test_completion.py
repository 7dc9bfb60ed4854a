"""Completion: what may follow a line, and that the real shells show it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command.conftest import Command
from tests.command.test_program import WHERE

SHELLS = ("bash", "fish", "zsh")
LACKING = [shell for shell in SHELLS if shutil.which(shell) is None]


def words(command: Command, *line: str) -> list[str]:
    """Return the candidates for the last word of a line."""
    ended = command("__complete", *line)
    assert (ended.code, ended.err) == (0, "")
    assert all("\t" in each for each in ended.lines)
    return [each.partition("\t")[0] for each in ended.lines]


@pytest.mark.parametrize(
    ("line", "among"),
    [
        (("",), {"chat", "api", "bulk", "completion", "webhooks", "files", "models", "admin", "beta", "--help"}),
        (("chat",), {"chat", "chat.completions", "chat.completions.messages"}),
        (("beta.ag",), {"beta.agents", "beta.agents.sessions"}),
        (("files", ""), {"list", "create", "retrieve", "delete", "content"}),
        (("fine_tuning", ""), {"jobs", "jobs.checkpoints"}),
        (("fine-tuning", "jobs", "li"), {"list", "list_events"}),
        (("files", "create", "--pur"), {"--purpose"}),
        (("files", "create", "--purpose", ""), {"batch", "vision", "user_data"}),
        (("files", "list", "--order", ""), {"asc", "desc"}),
        (("files", "list", "--format", "j"), {"json", "jsonl"}),
        (("responses", "create", "--no-st"), {"--no-store", "--no-stream"}),
        (("chat", "--mo"), {"--model"}),
        (("chat", "-s", "x", "--sy"), set()),
        (("completion", ""), {"bash", "fish", "zsh"}),
        (("webhooks", ""), {"trigger", "verify", "list", "create"}),
        (("webhooks", "trigger", "--"), {"--to", "--data"}),
        (("webhooks", "create", "--na"), {"--name"}),
        (("bulk", "--mode", ""), {"calls", "batch"}),
        (("nothing", ""), set()),
        (("files", "nothing", ""), set()),
        (("files", "create", "--file", ""), set()),
    ],
)
def test_what_may_follow(line: tuple[str, ...], among: set[str], command: Command) -> None:
    """Names, methods, options and values are offered where they fit; where nothing is known, the shell offers files."""
    found = words(command, *line)
    assert among <= set(found)
    assert all(word.startswith(line[-1]) for word in found)
    assert among or not found
    assert len(found) == len(set(found))


def test_completion_loads_no_client(tmp_path: Path) -> None:
    """A key stroke loads neither a client nor argparse nor an HTTP library, as long as names are completed."""
    code = (
        "import sys; from wherry.__main__ import main; sys.argv[1:] = ['__complete', 'fi']; main(); "
        "print(sorted({'argparse', 'inspect', 'httpx', 'json', 'wherry._runtime.client'} & sys.modules.keys()))"
    )
    environment = {**os.environ, "PYTHONPATH": WHERE}
    told = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.endswith("\n[]\n")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What a shell sees: the command on its path, and settings of nobody."""
    program = tmp_path / "bin" / "wherry"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m wherry "$@"\n')
    program.chmod(0o755)
    (tmp_path / "some-file.txt").touch()
    path = os.pathsep.join([str(program.parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": WHERE, "HOME": str(tmp_path), "TERM": "xterm", "COLUMNS": "120"}


def run(shell: str, script: str, environment: dict[str, str], folder: Path) -> str:
    """Return what a script prints in a shell that reads no settings."""
    if shell in LACKING and not os.environ.get("CI"):
        pytest.skip(f"{shell} is not installed")
    bare = {"bash": ["--norc", "--noprofile"], "fish": ["--no-config"], "zsh": ["-f"]}[shell]
    ended = subprocess.run(
        [shell, *bare, "-c", script],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


BASH = """
source <(wherry completion bash)
ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _wherry; echo "${COMPREPLY[@]}"; }
ask wherry fi
ask wherry files ""
ask wherry files create --pur
ask wherry files create --purpose vis
ask wherry files create --file so
complete -p wherry
"""


def test_bash(environment: dict[str, str], tmp_path: Path) -> None:
    """bash completes resources, methods, options and values, and files where the command knows nothing."""
    lines = run("bash", BASH, environment, tmp_path).splitlines()
    assert "files" in lines[0].split()
    assert lines[1].split() == ["list", "create", "retrieve", "delete", "content", "wait_for_processing"]
    assert lines[2:5] == ["--purpose", "vision", ""]
    assert "-o default" in lines[5]


FISH = """
wherry completion fish | source
for line in "wherry fi" "wherry files " "wherry files create --pur" "wherry files create --purpose vis" "wherry files create --file so"
    echo "# $line"
    complete -C $line
end
"""


def test_fish(environment: dict[str, str], tmp_path: Path) -> None:
    """fish completes the same, and shows what each word means."""
    told = run("fish", FISH, environment, tmp_path)
    parts = [part.splitlines() for part in told.split("# wherry ")[1:]]
    assert any(line.startswith("files\tlist create") for line in parts[0])
    assert [line.partition("\t")[0] for line in sorted(parts[1][1:])] == [
        "content",
        "create",
        "delete",
        "list",
        "retrieve",
        "wait_for_processing",
    ]
    assert any("Upload a file" in line for line in parts[1])
    assert parts[2][1].startswith("--purpose\tWhat the file is for")
    assert parts[3][1:] == ["vision"]
    assert parts[4][1:] == ["some-file.txt"]


ZSH = r"""
zmodload zsh/zpty
zpty shell "zsh -f -i"
until_seen() {
    local output="" piece
    local -i rounds=0
    while (( rounds++ < 200 )); do
        if zpty -rt shell piece; then output+=$piece; else sleep 0.05; fi
        [[ $output == *"$1"* ]] && break
    done
    print -rn -- "$output"
}
zpty -w shell 'PS1="> "; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; source <(wherry completion zsh); print re""ady'
until_seen ready >/dev/null
zpty -w -n shell $'wherry files \t\t'
until_seen retrieve
print; print "====="
zpty -w -n shell $'\x15wherry files create --pur\t'
until_seen "--purpose"
print; print "====="
zpty -w -n shell $'vis\t'
until_seen "vision"
print; print "====="
zpty -w -n shell $'\x15wherry files create --file some\t'
until_seen "some-file.txt"
zpty -d shell
"""


def test_zsh(environment: dict[str, str], tmp_path: Path) -> None:
    """zsh completes the same in a terminal, and shows what each word means."""
    parts = run("zsh", ZSH, environment, tmp_path).split("=====")
    assert "Upload a file" in parts[0]
    assert "--purpose" in parts[1]
    assert "vision" in parts[2]
    assert "some-file.txt" in parts[3]
