"""The benchmark keeps working: one short run without a network, every case with every client, and its arithmetic."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bench import measuring, payloads
from bench.cases import CASES, STARTUP, TARGETS, Case, Target
from bench.clients import ALL, Client
from bench.clients.base import Unsupported
from bench.clients.floor import Floor
from bench.command import main
from bench.environments import Environment, in_place
from bench.measuring import Sample, WrongAnswer
from bench.processes import Failed, Process, run_program, start_server, start_worker
from bench.readme import NoPlace, filled
from bench.report import Machine, markdown, verdict
from bench.results import Ratio, Results

ROOT = Path(__file__).resolve().parents[2]
# These are slow with a hundred connections; below they run with a few.
MANY = {"concurrent-100", "idle-100", "concurrent-32"}
HELP = ("bare", "helped", "typed", "parsed", "partial")
"""What a library that only speaks HTTP has not."""


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    """The server of the benchmark, in its process."""
    with ExitStack() as stack:
        yield start_server(stack)


@pytest.fixture(scope="module", params=["floor", "httpx", "wherry", "wherry-fast", "wherry-injected"])
def client(request: pytest.FixtureRequest, base_url: str, loop: asyncio.AbstractEventLoop) -> Iterator[Client]:
    """Each client that needs nothing but what the project depends on."""
    made = ALL[request.param](base_url)
    yield made
    made.close()
    loop.run_until_complete(made.close_async())


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop that stays open between turns."""
    made = asyncio.new_event_loop()
    yield made
    made.run_until_complete(made.shutdown_asyncgens())
    made.close()


# --- the command -----------------------------------------------------------------------------------------------------


def test_a_tiny_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--quick --only decode` over the tree measures both clients by turns, and prints and writes the figures."""
    command = ["--quick", "--only", "decode", "--in-place", "--out", str(tmp_path)]
    assert main([*command, "--client", "floor", "--client", "wherry"]) == 0
    assert capsys.readouterr().out == (tmp_path / "results.md").read_text("utf-8")
    facts = json.loads((tmp_path / "results.json").read_text("utf-8"))
    cases = {case.name for case in CASES if case.name.startswith("decode")}
    measured = {(sample["case"], sample["client"]) for sample in facts["samples"]}
    assert measured == {(case, client) for case in cases for client in ("floor", "wherry")}
    assert all(sample["cpu_s"] > 0 and sample["units"] > 0 for sample in facts["samples"])
    assert facts["missing"] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--only", "nothing"], "no case begins with that"),
        (["--client", "curl"], "choose from floor, httpx"),
        (["--in-place", "--python", "python9"], "start it with the other one"),
    ],
)
def test_wrong_usage(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A case or client that is not there is refused, and those that are there are named."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_it_starts_as_a_folder() -> None:
    """`python scripts/bench --help` names the cases and the clients."""
    command = [sys.executable, "scripts/bench", "--help"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=30).stdout
    words = re.sub(r"\s+", "", printed)
    assert [
        name for name in (*ALL, "--quick", "--only", "--python", "first-call", "decode-list") if name not in words
    ] == []


def test_the_wasi_one_starts() -> None:
    """`python scripts/bench/wasi --help` says what it measures."""
    command = [sys.executable, "scripts/bench/wasi", "--help"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=30).stdout
    assert "--rounds" in printed
    assert "compile it with wasmtime" in " ".join(printed.split())


# --- clients and server ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in MANY], ids=lambda case: case.name)
def test_every_client_does_every_case(case: Case, client: Client, loop: asyncio.AbstractEventLoop) -> None:
    """Every answer is what the server sent; what a client cannot do it says, and our own can do everything."""
    try:
        sample = case.measure(client, loop, 3)
    except Unsupported:
        assert client.name in ("httpx", "floor")
        assert case.name.startswith(HELP if client.name == "floor" else ("decode", "sse", "embeddings", *HELP))
    else:
        assert sample.units == 3
        assert sample.wall_s > 0


@pytest.mark.parametrize("count", [3, 100, 1600])
def test_json_in_pieces(count: int) -> None:
    """The pieces are as many as asked for, each as long as a token, and one JSON object together."""
    pieces = payloads.pieces(count)
    assert [len(piece) for piece in pieces] == [payloads.DELTA_CHARACTERS] * count
    found = json.loads("".join(pieces))
    assert found.keys() == {"log", "x"}
    assert len(found["log"]) == max(0, count * payloads.DELTA_CHARACTERS - 16) // 60


def test_many_connections(client: Client, loop: asyncio.AbstractEventLoop) -> None:
    """Calls run at the same time over as many connections, which then stay open beside calls one by one."""
    assert measuring.calls_async(client, loop, 7, at_a_time=3).units == 7
    assert measuring.calls_beside_idle(client, loop, 2, idle=5).units == 2


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in MANY], ids=lambda case: case.name)
def test_wrong_answers_are_seen(
    case: Case, base_url: str, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client that gives less than there was is not measured."""
    client = Floor(base_url)
    for name in ("call", "long_answer", "list_models", "told"):
        monkeypatch.setattr(client, name, lambda *_: 1)
    for name in ("stream", "events", "helped", "added", "partial"):
        monkeypatch.setattr(client, name, lambda *_: 1)
    for name in ("call_async", "stream_async", "helped_async"):
        monkeypatch.setattr(client, name, lambda *_: asyncio.sleep(0, 1))
    monkeypatch.setattr(client, "builder", lambda *_, **__: lambda: b"{}")
    monkeypatch.setattr(client, "embedder", lambda *_: lambda: 1)
    with pytest.raises(WrongAnswer):
        case.measure(client, loop, 3)


def test_a_worker_measures_and_ends(base_url: str) -> None:
    """A client's process answers each order, says what it cannot do, and ends with its standard input."""
    with ExitStack() as stack:
        worker = start_worker(stack, "httpx", in_place(), base_url, 30)
        sample = worker.measure("call", 2, 30)
        assert sample is not None
        assert sample.units == 2
        assert worker.measure("decode-chunk", 1, 30) is None
        process = worker._process._process
        assert process.poll() is None
    assert process.returncode == 0


def test_a_library_that_is_not_there(base_url: str, tmp_path: Path) -> None:
    """A client that cannot be made is told with the reason, and nothing waits for it."""
    (tmp_path / "httpx.py").write_text("raise ImportError('httpx is broken here')")
    with ExitStack() as stack, pytest.raises(Failed, match="httpx is broken here"):
        start_worker(stack, "httpx", Environment(Path(sys.executable), (str(tmp_path),)), base_url, 30)


def test_processes_that_do_not_answer(base_url: str) -> None:
    """What takes too long is ended; what fails says why."""
    sleeper = "import time; time.sleep(60)"
    with Process([sys.executable, "-c", sleeper], ()) as process, pytest.raises(Failed, match="no answer"):
        process.hear(0.2)
    with pytest.raises(Failed, match="no end"):
        run_program(in_place(), sleeper, base_url, 0.2)
    with pytest.raises(Failed, match="ahoy"):
        run_program(in_place(), "raise SystemExit('ahoy')", base_url, 30)


@pytest.mark.parametrize("program", STARTUP, ids=lambda program: program.name)
def test_programs_of_our_own(program: measuring.Any, base_url: str) -> None:
    """The programs that measure import, first call and eager import run, and take more memory than an empty one."""
    full = run_program(in_place(), getattr(ALL["wherry"], program.attribute), base_url, 60)
    assert full.rss > run_program(in_place(), "", base_url, 60).rss > 0
    assert full.cpu_s > 0


# --- the arithmetic --------------------------------------------------------------------------------------------------


def results_of(**figures: list[float]) -> Results:
    """Make results of `case__client=[CPU seconds of a unit in each round]`; wall time is twice that."""
    environment = Environment(Path(sys.executable), wheel_bytes=500_000, installed_bytes=6_000_000, native=1)
    results = Results(dict.fromkeys(("floor", "httpx", "wherry", "openai"), environment))
    for name, values in figures.items():
        case, _, client = name.partition("__")
        for turn, value in enumerate(values):
            results.add(case.replace("_", "-"), client, turn, Sample(value * 10, value * 20, 10, 100))
    return results


def target_of(case: str, figure: str = "cpu") -> Target:
    """Return the target of a case."""
    return next(target for target in TARGETS if (target.case, target.figure) == (case, figure))


def test_ratios_are_taken_inside_rounds() -> None:
    """A round in which everything was slow changes the figures and not the ratio; a lone sample counts for nothing."""
    results = results_of(call__httpx=[2, 20, 2], call__wherry=[1, 10, 1, 7])
    assert results.figure("call", "wherry", "cpu") == 4
    assert results.figure("call", "httpx", "wall") == 4
    assert results.ratio("call", "wherry", "call", "httpx") == Ratio(0.5, 0.5, 0.5)
    assert results.ratio("call", "wherry", "call", "openai") is None
    assert results.figure("call", "openai", "cpu") is None


@pytest.mark.parametrize(
    ("case", "figure", "expected"),
    [
        ("call", "cpu", 0.5),  # the HTTP library alone
        ("concurrent-100", "cpu", 3.0),  # the client's own call, one at a time
        ("decode-list", "cpu", 1.25),  # json in the same process
        ("first-call", "cpu", 0.1),  # the official SDK
        ("call-long", "cpu", 1.5),  # the client beside it in the same process
        ("import", "cpu", 2000.0),  # itself, in ms
        ("sizes", "wheel_mb", 0.5),
        ("sizes", "native", 1.0),
    ],
)
def test_what_a_target_is_held_against(case: str, figure: str, expected: float) -> None:
    """Each target is compared with what it names."""
    results = results_of(
        call__wherry=[1], call__httpx=[2], call_async__wherry=[4], concurrent_100__wherry=[12],
        decode_list__floor=[2], first_call__wherry=[1], first_call__openai=[10], import__wherry=[2],
    )  # fmt: skip
    results.add("decode-list", "wherry", 0, Sample(10, 20, 5, json_cpu_s=8))
    results.add("call-long", "wherry", 0, Sample(9, 20, 5, beside_cpu_s=6))
    ratio = results.against(target_of(case, figure), "wherry", "httpx")
    assert ratio is not None
    assert ratio.median == pytest.approx(expected)


@pytest.mark.parametrize(("value", "met"), [(1.15, True), (1.154, True), (1.156, False), (0.2, True)])
def test_verdict(value: float, met: bool) -> None:
    """A target is met by the median as it is shown."""
    target = next(target for target in TARGETS if target.limit == 1.15)
    assert (verdict(target, Ratio(value, 0, 9)) == "yes") is met


def test_report_names_every_figure() -> None:
    """The report has the machine, the versions, each figure, a dash where there is none, and what went wrong."""
    results = results_of(call__wherry=[0.001, 0.003, 0.002], call__httpx=[0.002, 0.002, 0.002])
    results.missing["call", "openai"] = "no such thing"
    machine = Machine(2, "a processor", "Linux", "3.11.7", 0.5, 1.5, 3, 12.0, quick=True)
    text = markdown(results, machine)
    assert "2 cores, a processor, Linux, CPython 3.11.7" in text
    assert "| small call | ≤ 1 of raw | 1.00 (0.75 to 1.25) | yes | — |" in text
    assert "| small call | call | — | 2,000 | 2,000 | — |" in text
    assert "- openai, call: no such thing" in text


def test_the_table_of_the_readme() -> None:
    """It has each figure beside what it is compared with, and a dash where there is none; a page without the marks is refused."""
    results = results_of(
        call__wherry=[1], call__httpx=[2], call__openai=[9], import__wherry=[0.006], first_call__wherry=[1],
        first_call__openai=[1],
    )  # fmt: skip
    results.environments["openai"] = Environment(Path(sys.executable), versions=(("openai", "3.57.0"),))
    for case, json_cpu_s in (("sse-chat-one", 8), ("sse-responses-one", 5)):
        results.add(case, "wherry", 0, Sample(10, 20, 5, json_cpu_s=json_cpu_s))
    page = filled("a\n<!-- bench:begin -->\n\nold\n\n<!-- bench:end -->\nz\n", results)
    assert page.startswith(
        "a\n<!-- bench:begin -->\n\n| what | compared with | wherry | `wherry.compat.openai` | openai 3.57 |\n"
    )
    assert "| `import` | a bare interpreter | + 6 ms | — | — |" in page
    assert "| small call | `post` of the bare HTTP library | 0.50 \N{MULTIPLICATION SIGN} | — | — |" in page
    assert "| parse and decode a streamed event | `json.loads` | 1.25 to 2.0 \N{MULTIPLICATION SIGN} | — | — |" in page
    assert "| installed size, with dependencies |  | 6.0 MB, 1 native | — | — |" in page
    assert page.endswith("\n\n<!-- bench:end -->\nz\n")
    with pytest.raises(NoPlace):
        filled("| what | compared with |", results)


def test_names_are_told_apart() -> None:
    """Every case has a name of its own, and every target is one of a case or of sizes."""
    names = [case.name for case in (*CASES, *STARTUP)]
    assert len(names) == len(set(names))
    assert {target.case for target in TARGETS} - {"sizes"} <= set(names)
    assert {target.against for target in TARGETS} <= {"", "raw", "json", "peer", "wherry", "beside", *names}
    assert {target.client for target in TARGETS} <= {"", *ALL}
    assert {kind.beside for kind in ALL.values()} <= {"", *ALL}
    assert all(ALL[target.client].beside for target in TARGETS if target.against == "beside")
