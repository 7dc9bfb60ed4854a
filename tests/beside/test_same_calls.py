"""The calls of the official package's own tests give the same requests with wherry, by the same method path.

`make test-all` installs the package (the group `official` of tests/groups.toml); pip downloads the sdists at the first use.
"""

from __future__ import annotations

import base64
import json
from functools import cache

import pytest

from tests.beside import ours, sources
from tests.beside.reading import Call, read
from tests.beside.requests import Request
from tests.beside.sources import Source

VERSIONS = tuple(sources.TABLES)


@cache
def calls(version: str) -> list[Call]:
    return read(sources.sdist(Source.of(version)))


@cache
def official(version: str) -> dict[str, Request]:
    """Return what the official package sends, by test."""
    sdist = sources.sdist(Source.of(version))
    printed = json.loads(sources.run("record", str(sdist), path=sdist / "src"))
    return {
        test: Request.of(verb, url, headers, base64.b64decode(body))
        for test, (verb, url, headers, body) in printed.items()
    }


@cache
def wherry(version: str) -> dict[str, Request | Exception]:
    return ours.by_client(calls(version))


def differences(expected: Request, found: Request | Exception) -> dict[str, str]:
    """Return what differs by its name: parts of the request, or the error that wherry raises instead of sending one."""
    if isinstance(found, Exception):
        return {type(found).__name__: str(found)}
    return expected.differences(found)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_call_is_read(version: str) -> None:
    """The tests make as many calls as counted when the version was taken, and the official package sends each."""
    found = [call.test for call in calls(version)]
    assert len(found) == len(set(found)) == Source.of(version).calls
    assert official(version).keys() == set(found)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_same_requests(version: str) -> None:
    """Every call that is not listed sends the same request."""
    listed = {test for each in Source.of(version).differences for test in each.calls}
    faults = [
        f"{test}\n    {part}: {what}"
        for test, expected in official(version).items()
        if test not in listed
        for part, what in differences(expected, wherry(version)[test]).items()
    ]
    assert not faults, f"{len(faults)} differences:\n" + "\n".join(faults)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_listed_differs(version: str) -> None:
    """A listed call differs in the parts that the table names, and in no other."""
    faults = [
        f"{test}: differs in {found or 'nothing'}, listed: {', '.join(sorted(each.parts))}"
        for each in Source.of(version).differences
        for test in each.calls
        if (found := differences(official(version)[test], wherry(version)[test])).keys() != each.parts
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_async_client_sends_the_same(version: str) -> None:
    """AsyncClient sends what Client sends, and raises where it raises."""
    twins = ours.by_async_client(calls(version))
    faults = [
        f"{test}: {found!r} of Client, {twins[test]!r} of AsyncClient"
        for test, found in wherry(version).items()
        if (type(found) is not type(twins[test]) if isinstance(found, Exception) else found != twins[test])
    ]
    assert not faults, "\n".join(faults)
