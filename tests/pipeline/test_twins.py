"""A sync module is derived from its async source: token by token, line by line, and nothing is left out in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.inject import inject, names
from pipeline.inject.twins import check_used, derive
from tests.pipeline.generating import ROOT

SOURCE = "templates/runtime/async_x.py"


def derived(text: str) -> str:
    return derive(text, SOURCE)[0]


@pytest.mark.parametrize(
    ("source", "twin"),
    [
        ("async def f(a):\n    return await a\n", "def f(a):\n    return a\n"),
        ("async def f(a):\n    return (await a.b()).c\n", "def f(a):\n    return (a.b()).c\n"),
        ("async def f(a):\n    return [b async for b in a]\n", "def f(a):\n    return [b for b in a]\n"),
        (
            "async def f(a):\n    async with a as b:\n        async for c in b:\n            await anext(c)\n",
            "def f(a):\n    with a as b:\n        for c in b:\n            next(c)\n",
        ),
        ("from .async_stream import AsyncStream\n", "from .sync_stream import Stream\n"),
        ('__all__ = ("AsyncStream", "other")\n', '__all__ = ("Stream", "other")\n'),
        ("x = 'async AsyncStream'\n", "x = 'async AsyncStream'\n"),  # a text is data
        ("x = f'{AsyncStream} AsyncStream'\n", "x = f'{AsyncStream} AsyncStream'\n"),
        (
            '"""Of an AsyncStream, with\n\n`async for` and `__aiter__`.\n"""\n',
            '"""Of a Stream, with\n\n`for` and `__iter__`.\n"""\n',
        ),
        ("x = 1  # of an AsyncStream\n", "x = 1  # of a Stream\n"),
        ("class A:\n    a = 1  # sync: a = 2\n", "class A:\n    a = 2\n"),
        ("import a  # async only: why\nimport b\n", "\nimport b\n"),
        (
            "class A:\n    async def f(self):  # async only: why\n        '''F.'''\n        await g()\n\n    x = 1\n",
            "class A:\n\n\n\n\n    x = 1\n",
        ),
    ],
)
def test_derived(source: str, twin: str) -> None:
    """`async` and `await` go, names change in code, exports, docstrings and comments, marks are obeyed."""
    assert [line.rstrip() for line in derived(source).splitlines()] == twin.splitlines()


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("x = AsyncNew\n", "line 1 of templates/runtime/async_x.py names AsyncNew"),
        ("\nfrom .async_new import x\n", "line 2 of templates/runtime/async_x.py names async_new"),
        ("x = [\n    1,  # async only: no statement\n]\n", "no statement begins on line 2"),
        ("x = 1  # sync: x = (\n", "the sync twin of templates/runtime/async_x.py is not valid Python"),
        ("async def f(:\n", "templates/runtime/async_x.py is not valid Python"),
    ],
)
def test_refused(source: str, what: str) -> None:
    """A name that sounds async and has no other, a mark without a statement, and a twin that is no Python are errors."""
    with pytest.raises(PipelineError, match=what.replace("(", r"\(")):
        derived(source)


def test_unused_entries() -> None:
    """An entry of the table that nothing needs any more has to go."""
    check_used(set())  # a tree without async modules has no use for any
    _, used = derive("x = AsyncStream\n", SOURCE)
    with pytest.raises(PipelineError, match=r"needs .*'AsyncClient'.*'an AsyncClient'"):
        check_used(set(used))
    assert not names.NAMES.keys() & names.PHRASES.keys()


def test_a_twin_by_hand(tmp_path: Path) -> None:
    """A sync module beside its async source would be overwritten: it is refused."""
    runtime = tmp_path / "runtime"
    runtime.mkdir()
    (runtime / "async_x.py").write_text("x = 1\n")
    (runtime / "sync_x.py").write_text("x = 2\n")
    with pytest.raises(PipelineError, match=r"sync_x\.py is written by hand"):
        inject(runtime)


def test_lines_stay() -> None:
    """Every line of a file of the package is the line of the file that may be edited, but for the note at the end."""
    files = inject(ROOT / "templates" / "runtime")
    twins = 0
    for name, text in files.items():
        *lines, blank, note = text.splitlines()
        source = ROOT / note.split(" from ")[1].split(":")[0]
        original = source.read_text("utf-8").splitlines()
        assert blank == ""
        if source.name == Path(name).name:
            assert lines == original
        else:
            twins += 1
            assert note.startswith("# Derived from ")
            assert len(lines) == len(original)
            same = sum(one == other for one, other in zip(lines, original, strict=True))
            assert same > len(lines) / 2
    assert twins >= 6
