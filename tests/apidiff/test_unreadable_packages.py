"""A wheel, an sdist or a folder that cannot be read as a whole is never compared in part."""

from __future__ import annotations

import io
import json
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from interface import archives
from tests.apidiff.refusals import DEEP, PACKAGE, Ended, refused, wheel
from tests.apidiff.repositories import manifest

MODULES: dict[str, tuple[str | bytes, str]] = {
    "no Python": ("a = 1\ndef (:\n", "in p, x.py: line 2"),
    "Python 2": ("print 'x'\n", "in p, x.py: line 1"),
    "a bad indent": ("if a:\nb\n", "in p, x.py: line 2"),
    "a null byte": (b"a = 1\n\x00\n", "in p, x.py: line 2"),
    "UTF-16": ("a: int = 1\n".encode("utf-16"), "in p, x.py: line 1"),
    "Latin-1 that nothing names": ("a = 1\n# caf\xe9\n".encode("latin-1"), "in p, x.py: line 2"),
    "an encoding that there is not": ("# -*- coding: nonsense -*-\n", "in p, x.py: line 1"),
    "too many brackets": ("a = " + "(" * 5000 + ")" * 5000, "in p, x.py"),
    "too long a chain": ("a = b" + ".c" * 20_000, "in p, x.py"),
    "too long a sum": ("a: " + " | ".join(["int"] * 20_000), "in p, x.py"),
    "a deep annotation": ("def f(x: " + "|".join(["int"] * 1500) + "): ...\n", "in p, "),
}


@pytest.mark.parametrize("kind", MODULES)
def test_a_module(run: Callable[..., Ended], kind: str) -> None:
    """A package with a module that cannot be read is not compared, on whichever side, as wheel, sdist or folder."""
    content, place = MODULES[kind]
    files = {**PACKAGE, "p/x.py": content}
    wheel(Path("bad.whl"), files)
    with tarfile.open("bad.tar.gz", "w:gz") as archive:
        for name, each in files.items():
            data = each if isinstance(each, bytes) else each.encode()
            member = tarfile.TarInfo(f"p-1/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    for name, each in files.items():
        Path("folder", name).parent.mkdir(parents=True, exist_ok=True)
        Path("folder", name).write_bytes(each if isinstance(each, bytes) else each.encode())
    for bad in ("bad.whl", "bad.tar.gz", "folder/p"):
        refused(run("old.whl", bad), bad, place)
    refused(run("bad.whl", "old.whl"), "bad.whl", place)
    refused(run("bad.whl", "bad.whl"), "bad.whl", place)


def test_a_module_in_another_encoding(run: Callable[..., Ended]) -> None:
    """A module that names its encoding is read by it; what a module of Python may say is no reason to stop."""
    wheel(
        Path("new.whl"),
        {**PACKAGE, "p/x.py": "# -*- coding: latin-1 -*-\n# caf\xe9\na: str = '\\d'\n".encode("latin-1")},
    )
    status, out, err = run("old.whl", "new.whl", "--format", "json")
    assert (status, err) == (0, "")
    assert "x.a" in {finding["at"] for finding in json.loads(out)["findings"]}


SURFACES = {
    "no JSON": ("{", "is not valid JSON"),
    "a list": ("[]", "not a surface manifest"),
    "nested": (DEEP, "nested too deeply"),
    "bytes": (b"\xff\xfe\xfa", "is not valid JSON"),
    "of tomorrow": (manifest().replace('"format": 1', '"format": 99'), "format"),
    "without a format": (manifest().replace('"format": 1', '"format": null'), "format"),
    "of another shape": (json.dumps({"format": 1, "resources": {"a": 5}, "models": {"b": [1]}}), ""),
    "short, of another shape": (json.dumps({"format": 2, "resources": {"a": 5}, "models": {"b": [1]}}), "damaged"),
    "an empty interface": (json.dumps({"format": 2, "interface": {"classes": []}}), ""),
}


@pytest.mark.parametrize("kind", SURFACES)
def test_a_manifest(run: Callable[..., Ended], kind: str) -> None:
    """A manifest that is broken, or of another version, is not compared, wherever it lies."""
    content, words = SURFACES[kind]
    wheel(Path("bad.whl"), {**PACKAGE, "p/api-surface.json": content})
    Path("folder").mkdir()
    Path("folder/api-surface.json").write_bytes(content if isinstance(content, bytes) else content.encode())
    for bad in ("bad.whl", "folder"):
        refused(run("old.whl", bad), words)
        refused(run(bad, "old.whl"), words)


def _archive(kind: str) -> None:
    """Write `bad.whl` or `bad.tar.gz` that is broken in some way."""
    good = Path("old.whl").read_bytes()
    head, central = good.index(b"PK\x03\x04"), good.index(b"PK\x01\x02")
    broken = bytearray(good)
    if kind == "encrypted":
        broken[head + 6] |= 1
        broken[central + 8] |= 1
    elif kind == "a compression that there is not":
        broken[head + 8] = broken[central + 10] = 97
    elif kind == "a wrong checksum":
        broken[good.index(b"def f")] ^= 1
    else:
        size = {"empty": 0, "cut at its head": 10, "cut in half": len(good) // 2, "cut at its end": len(good) - 3}[kind]
        broken = broken[:size]
    Path("bad.whl").write_bytes(bytes(broken))


DAMAGE = ("encrypted", "a compression that there is not", "a wrong checksum", "empty", "cut at its head", "cut in half")


@pytest.mark.parametrize("kind", [*DAMAGE, "cut at its end"])
def test_a_damaged_wheel(run: Callable[..., Ended], kind: str) -> None:
    """A wheel that was damaged on its way is named."""
    _archive(kind)
    refused(run("old.whl", "bad.whl"), "bad.whl")
    refused(run("bad.whl", "bad.whl"), "bad.whl")


MEMBERS: dict[str, tuple[dict[str, str | bytes], str]] = {
    "nothing": ({}, "no Python package"),
    "a module alone": ({"mod.py": "a = 1\n"}, "no Python package"),
    "two packages": ({**PACKAGE, "q/__init__.py": ""}, "several packages: p, q"),
    "a way out": ({**PACKAGE, "../../evil.py": "a = 1\n"}, "../../evil.py lies outside"),
    "a way out of the package": ({**PACKAGE, "p/../../evil.py": "a = 1\n"}, "p/../../evil.py lies outside"),
    "an absolute path": ({**PACKAGE, "/etc/evil.py": "a = 1\n"}, "/etc/evil.py lies outside"),
}


@pytest.mark.parametrize("kind", MEMBERS)
def test_the_members_of_a_wheel(run: Callable[..., Ended], kind: str) -> None:
    """A wheel has one package, and nothing beside it."""
    files, words = MEMBERS[kind]
    wheel(Path("bad.whl"), files)
    refused(run("old.whl", "bad.whl"), "bad.whl", words)


def test_links(run: Callable[..., Ended]) -> None:
    """A link in a wheel, one that leads nowhere, and a device in an sdist are named; a link inside of one is followed."""
    with zipfile.ZipFile("bad.whl", "w") as archive:
        link = zipfile.ZipInfo("p/__init__.py")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    refused(run("old.whl", "bad.whl"), "p/__init__.py is a link")
    for kind, target, words in (
        (tarfile.SYMTYPE, "/etc/passwd", "is a link to /etc/passwd"),
        (tarfile.SYMTYPE, "../../../etc/passwd", "is a link to ../../../etc/passwd"),
        (tarfile.LNKTYPE, "nowhere", "is a link to nowhere"),
        (tarfile.FIFOTYPE, "", "is not a file"),
    ):
        with tarfile.open("bad.tar.gz", "w:gz") as sdist:
            member = tarfile.TarInfo("p-1/p/__init__.py")
            member.type, member.linkname = kind, target
            sdist.addfile(member)
        refused(run("old.whl", "bad.tar.gz"), "bad.tar.gz", words)
    with tarfile.open("good.tar.gz", "w:gz") as sdist:
        data = str(PACKAGE["p/__init__.py"]).encode()
        member = tarfile.TarInfo("p-1/real.txt")
        member.size = len(data)
        sdist.addfile(member, io.BytesIO(data))
        member = tarfile.TarInfo("p-1/p/__init__.py")
        member.type, member.linkname = tarfile.SYMTYPE, "../real.txt"
        sdist.addfile(member)
    status, out, _ = run("old.whl", "good.tar.gz")
    assert status in (0, 1)
    assert "p.f" not in out


def test_sdists(run: Callable[..., Ended]) -> None:
    """An sdist that is none, or damaged, is named."""
    with tarfile.open("whole.tar.gz", "w:gz") as archive:
        data = os.urandom(5000).hex().encode()
        member = tarfile.TarInfo("p-1/p/__init__.py")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    good = Path("whole.tar.gz").read_bytes()
    for content in (b"", b"nothing", good[: len(good) // 2], good[:60] + bytes([good[60] ^ 0x55, 0]) + good[62:]):
        Path("bad.tar.gz").write_bytes(content)
        refused(run("old.whl", "bad.tar.gz"), "bad.tar.gz")


def test_a_bomb(run: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to far more than a package is not unpacked; what is not wanted does not count in a wheel."""
    monkeypatch.setattr(archives, "MAX_READ", 1 << 20)
    monkeypatch.setattr(archives, "MAX_WALKED", 4 << 20)
    zeros = b"#" * (2 << 20)
    with zipfile.ZipFile("bad.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("p/__init__.py", zeros)
    refused(run("old.whl", "bad.whl"), "bad.whl unpacks to more than 1 MiB")
    for name in ("p-1/p/__init__.py", "p-1/data.bin"):
        with tarfile.open("bad.tar.gz", "w:gz") as sdist:
            for _ in range(3):
                member = tarfile.TarInfo(name)
                member.size = len(zeros)
                sdist.addfile(member, io.BytesIO(zeros))
        refused(run("old.whl", "bad.tar.gz"), "bad.tar.gz unpacks to more than")
    wheel(Path("good.whl"), {**PACKAGE, "p/data.bin": zeros})
    assert run("old.whl", "good.whl")[0] == 0
