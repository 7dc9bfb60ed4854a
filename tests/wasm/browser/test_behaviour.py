"""The package in Chromium, on the main thread of a page and in a module worker, against the built-in server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wasm import behaviour, behaviour_sync, pyodide_copy
from tests.wasm.site_folder import SCENARIOS, packed
from tests.wasm.static_site import Site, static_site
from wherry_server import serve

FILES = ("inside.py", "inside_sockets.py", "only_browser.py")
PAGE = b"<!doctype html><title>host</title><link rel=icon href='data:,'>"
BOTH = """
const [tasks, done] = arguments;
const inPage = import("/host.mjs").then((host) => host.run(tasks.page));
const inWorker = new Promise((resolve, reject) => {
  const worker = new Worker("/host.mjs", {type: "module"});
  worker.onmessage = ({data}) => resolve(data);
  worker.onerror = (error) => reject(error);
  worker.postMessage(tasks.worker);
});
Promise.allSettled([inPage, inWorker]).then((ends) =>
  done(ends.map((end) => end.value ?? `failed: ${end.reason?.message ?? end.reason}`)));
"""
HOSTS = ("page", "worker")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """An empty page, Pyodide, and what Python imports."""
    own = (Path(__file__).with_name(name) for name in FILES)
    archive = packed([*SCENARIOS, *own], [pyodide_copy.wheels()["attrs"]])
    mounts = {"/": PAGE, "/host.mjs": Path(__file__).with_name("host.mjs"), "/site.zip": archive}
    with static_site({**mounts, **pyodide_copy.mounts("/pyodide/")}) as site:
        yield site


@pytest.fixture(scope="module")
def others() -> Iterator[dict[str, str]]:
    """A server that lets no page in, and one that lets pages see none of its own headers."""
    with serve(cors=False) as closed, serve(cors=True, expose_headers=()) as hiding:
        yield {"closed": closed.url, "hiding": hiding.url}


@pytest.fixture(scope="module")
def answers(chromium: Any, site: Site, others: dict[str, str]) -> dict[str, str]:
    """What came of the scenarios by host; both run at the same time, each against a server of its own."""
    with serve(items=45, cors=True) as one, serve(items=45, cors=True) as other:
        tasks = {
            host: {"module": "tests.wasm.browser.inside", "given": {"url": server.url, "host": host, "others": others}}
            for host, server in zip(HOSTS, (one, other), strict=True)
        }
        chromium.get(f"{site.origin}/")
        return dict(zip(HOSTS, chromium.execute_async_script(BOTH, tasks), strict=True))


@pytest.mark.parametrize("host", HOSTS)
def test_scenarios(answers: dict[str, str], host: str) -> None:
    """All scenarios of AsyncClient and of Client hold, the shared ones and those of browsers."""
    answer = answers[host]
    assert answer.startswith("{"), answer
    outcomes = json.loads(answer)
    failed = "\n".join(f"== {name}\n{text}" for name, text in outcomes.items() if text)
    assert not failed, failed
    assert outcomes.keys() > behaviour.SCENARIOS.keys() | behaviour_sync.SCENARIOS.keys()


@pytest.mark.older_runtime
def test_the_table_of_sockets(chromium: Any, site: Site) -> None:
    """All rows of tests/sockets that a browser can run hold, in both at the same time."""
    with serve(cors=True) as server:
        module = "tests.wasm.browser.inside_sockets"
        tasks = {host: {"module": module, "given": {"url": server.url, "host": host}} for host in HOSTS}
        chromium.get(f"{site.origin}/")
        answers = chromium.execute_async_script(BOTH, tasks)
    for answer in answers:
        assert answer.startswith("{"), answer
        outcomes = json.loads(answer)
        assert {name: text for name, text in outcomes.items() if text} == {}
        assert len(outcomes) > 60
