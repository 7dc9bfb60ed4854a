"""`spec.py sdk`: what it shows, what it writes, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.load import load
from tests.official.making import RESOURCE, method, request, wheel

ROOT = Path(__file__).resolve().parents[2]


def resource(*methods: str) -> dict[str, str]:
    code = "".join(f"    {line}\n" for text in methods for line in text.splitlines())
    return {"resources/things.py": f"{RESOURCE}\nclass Things(SyncAPIResource):\n{code}"}


def sdk(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/spec.py"), "sdk", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_it_writes_the_document(tmp_path: Path) -> None:
    """A wheel in, a summary and a document out."""
    path = wheel(tmp_path, resource(method(request()), method("return self.go()", name="helper")))
    ended = sdk(str(path), "--write", str(tmp_path / "out.yaml"), "--all")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "operations  1 in 1 resources, 0 second names, 1 helpers" in ended.stdout
    assert "things.helper: it makes no request of its own" in ended.stdout
    assert list(load(tmp_path / "out.yaml").data["paths"]) == ["/things"]


def test_it_takes_an_unpacked_wheel(tmp_path: Path) -> None:
    """The folder of an unpacked wheel reads as the wheel."""
    import zipfile

    with zipfile.ZipFile(wheel(tmp_path, resource(method(request())))) as archive:
        archive.extractall(tmp_path / "unpacked")
    ended = sdk(str(tmp_path / "unpacked/openai"))
    assert ended.returncode == 0
    assert "operations  1 " in ended.stdout


def test_it_lists_what_it_cannot_read(tmp_path: Path) -> None:
    """All strangers are listed at once, the rest is written all the same, and the status is 1."""
    path = wheel(
        tmp_path,
        resource(method(request()), method(request(verb="_head"), name="a"), method(request(verb="_move"), name="b")),
    )
    ended = sdk(str(path), "--write", str(tmp_path / "out.yaml"))
    assert ended.returncode == 1
    assert [line.partition(": ")[0] for line in ended.stderr.splitlines()[:2]] == [
        "resources/things.py:20",
        "resources/things.py:22",
    ]
    assert ended.stderr.splitlines()[-1] == "2 places could not be read"
    assert (tmp_path / "out.yaml").is_file()


@pytest.mark.parametrize(
    ("source", "said"),
    [("no-such.whl", "is neither a file, a folder nor a version of openai"), ("requests==1.0", "is neither a file")],
)
def test_wrong_sources(source: str, said: str) -> None:
    """What is no wheel and no version of the package is refused in a sentence."""
    ended = sdk(source)
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


def test_another_package(tmp_path: Path) -> None:
    """A package without the client is refused in a sentence."""
    (tmp_path / "pet").mkdir()
    (tmp_path / "pet/__init__.py").write_text("")
    ended = sdk(str(tmp_path / "pet"))
    assert ended.returncode == 1
    assert "has no class OpenAI in _client.py" in ended.stderr
