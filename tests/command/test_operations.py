"""Every operation of the API is a command: its arguments, what it prints, and how it fails."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest

import wherry
from tests.command.conftest import Command
from wherry._operations import OPERATIONS
from wherry._runtime.base.operation import Operation
from wherry._runtime.command.operations.methods import Method
from wherry._runtime.command.operations.names import resource_in, resources
from wherry._runtime.command.operations.parser import parser_of
from wherry._runtime.command.operations.values import arguments_of
from wherry_server import Server

ALL = [(name, method) for name, *methods in map(str.split, filter(None, OPERATIONS.splitlines())) for method in methods]
FEW = [one for one in ALL if one[0] in ("files", "responses", "chat.completions", "audio.speech", "images", "batches")]


def test_every_operation_has_a_command_line() -> None:
    """Each operation of the package has a parser, each of its arguments an option or a place, and none is named twice."""
    told = {
        operation.name
        for resource, _ in ALL
        for operation in vars(import_module(f"wherry.resources.{resource}")).values()
        if isinstance(operation, Operation) and not operation.name.endswith(".connect")
    }
    assert {".".join(one) for one in ALL} == told
    assert len(ALL) == len(told) > 250
    for resource, name in ALL:
        method = Method(wherry, resource, name)
        assert method.route, method.shown
        actions = parser_of(method)._actions
        taken = {action.dest.removeprefix("argument ") for action in actions if action.dest.startswith("argument ")}
        missing = {argument.name for argument in method.arguments} - taken
        assert missing <= ({"limit"} if method.is_paged else set()), method.shown
        assert all(argument.text for argument in method.arguments if argument.is_path), method.shown


@pytest.mark.parametrize(("resource", "name"), FEW, ids=".".join)
def test_help_of_a_method(resource: str, name: str, command: Command) -> None:
    """`--help` says what the method does, its route and each argument, and sends nothing."""
    ended = command(resource, name, "--help")
    assert ended.code == 0
    method = Method(wherry, resource, name)
    assert method.sentence.split()[0] in ended.out
    assert method.route in ended.out
    shown = [
        each.flag for each in method.arguments if not each.is_path and not (method.is_paged and each.name == "limit")
    ]
    assert [flag for flag in shown if flag not in ended.out] == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["files", "list"], ("files", ["list"])),
        (["fine_tuning.jobs", "list"], ("fine_tuning.jobs", ["list"])),
        (["fine-tuning", "jobs", "list"], ("fine_tuning.jobs", ["list"])),
        (["vector-stores", "files", "list", "vs_1"], ("vector_stores.files", ["list", "vs_1"])),
        (["files.list", "--all"], ("files", ["list", "--all"])),
        (["nothing", "list"], ("", ["nothing", "list"])),
    ],
)
def test_names_of_resources(words: list[str], found: tuple[str, list[str]]) -> None:
    """A resource is typed as in Python, with spaces for dots, with hyphens for underscores, or with its method."""
    assert resource_in(resources(wherry), words) == found


def test_a_list_in_a_pipe_and_in_a_terminal(command: Command, api: Server) -> None:
    """A pipe gets a line of JSON for each item, a terminal a table; --all follows the pages, --limit stops at a number."""
    first = command("files", "list")
    assert first.code == 0
    assert all(json.loads(line)["object"] == "file" for line in first.lines)
    table = command("files", "list", terminal=True)
    assert table.lines[0].startswith("\x1b[1mID")
    assert "FILENAME" in table.lines[0]
    assert len(table.lines) == len(first.lines) + 1
    every = command("fine_tuning.jobs", "list", "--all")
    assert len({json.loads(line)["id"] for line in every.lines}) == len(every.lines)
    assert len(every.lines) == 12
    before = len(api.log)
    assert len(command("fine_tuning.jobs", "list", "--limit", "3").lines) == 3
    assert len(api.log) - before == 1
    assert "limit=3" in str(api.log[-1].query)
    assert len(command("models", "list", "--limit", "3").lines) == 3, "its address has no limit"
    assert command("files", "list", "--limit", "0").code == 2


def test_a_table_is_whole_in_a_pipe(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets all of each row; a terminal gets what it has room for, with a sign where a row is cut."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    whole = command("files", "list", "--format", "table").lines
    cut = command("files", "list", "--format", "table", terminal=True).lines
    assert max(map(len, whole)) > 80
    assert cut == [line if len(line) <= 40 else f"{line[:39]}…" for line in whole]
    assert "…" in cut[1]


def test_colours_are_left_out(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR leaves the table without escape sequences."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in command("models", "list", terminal=True).out


def test_arguments_of_all_kinds(command: Command, api: Server, tmp_path: Path) -> None:
    """Text, numbers, switches, JSON, lists and files reach the service as their types say."""
    (tmp_path / "question.txt").write_text("What is a wherry?", "utf-8")
    ended = command(
        *("responses", "create", "--model", "gpt-4o", "--input", "@question.txt", "--temperature", "0.5"),
        *("--no-store", "--metadata", '{"a": "1"}', "--include", "reasoning.encrypted_content"),
        *("--query", "output.*.content.*.text"),
    )
    assert ended.code == 0, ended.err
    assert "What is a wherry?" in ended.out
    sent = json.loads(api.log[-1].body)
    assert sent == {
        "model": "gpt-4o",
        "input": "What is a wherry?",
        "temperature": 0.5,
        "store": False,
        "metadata": {"a": "1"},
        "include": ["reasoning.encrypted_content"],
    }
    assert command("embeddings", "create", "--model", "m", "--input", "one", "--input", "2").code == 0
    assert json.loads(api.log[-1].body)["input"] == ["one", "2"]
    assert command("embeddings", "create", "--model", "m", "--input", "2").code == 0
    assert json.loads(api.log[-1].body)["input"] == "2"
    assert (
        command("responses", "create", "--model", "m", "--input", "-", "--json", "@-", stdin='{"top_p": 1}').code == 0
    )
    assert json.loads(api.log[-1].body) == {"model": "m", "input": "-", "top_p": 1}


@pytest.mark.parametrize(
    ("resource", "name", "argument", "words", "value"),
    [
        ("responses", "create", "input", ["@@home"], "@home"),
        ("responses", "create", "input", ['[{"role": "user", "content": "a"}]'], [{"role": "user", "content": "a"}]),
        ("responses", "create", "input", ["[sic] is no JSON"], "[sic] is no JSON"),
        ("responses", "create", "input", ["null"], "null"),
        ("responses", "create", "temperature", "null", None),
        ("responses", "create", "max_output_tokens", "12", 12),
        ("responses", "create", "tool_choice", "auto", "auto"),
        ("responses", "create", "tool_choice", '{"type": "file_search"}', {"type": "file_search"}),
        ("responses", "create", "service_tier", "flex", "flex"),
        ("responses", "create", "tools", ['{"type": "a"}', '[{"type": "b"}]'], [{"type": "a"}, {"type": "b"}]),
        ("chat.completions", "create", "stop", ["a"], "a"),
        ("chat.completions", "create", "stop", ["a", "b"], ["a", "b"]),
        ("chat.completions", "create", "stop", ['["a"]'], ["a"]),
        ("images", "edit", "image", ["a.png"], Path("a.png")),
        ("images", "edit", "image", ["a.png", "@b.png"], [Path("a.png"), Path("b.png")]),
    ],
)
def test_values(resource: str, name: str, argument: str, words: list[str] | str, value: object) -> None:
    """A word becomes what the type of its argument makes of it."""
    method = Method(wherry, resource, name)
    required = {each.name: {} for each in method.arguments if each.required}
    assert arguments_of(method, {argument: words}, required)[argument] == value


def test_fields_that_the_package_does_not_know() -> None:
    """What --json has beside the arguments is sent as it is; what is given as an option wins."""
    method = Method(wherry, "responses", "create")
    found = arguments_of(method, {"model": "b"}, {"model": "a", "input": "x", "brand_new": [1]})
    assert found == {"model": "b", "input": "x", "extra_body": {"brand_new": [1]}}


def test_uploads_and_downloads(command: Command, api: Server, tmp_path: Path) -> None:
    """A file is uploaded by its path, and its bytes are written to a file, into a pipe, but not to a terminal."""
    data = b'{"a": 1}\n\x00\xff'
    (tmp_path / "rows.jsonl").write_bytes(data)
    made = command("files", "create", "--file", "rows.jsonl", "--purpose", "user_data")
    assert made.code == 0, made.err
    identity = json.loads(made.out)["id"]
    assert command("files", "content", identity).raw == data
    assert command("files", "content", identity, "--out", "copy").code == 0
    assert (tmp_path / "copy").read_bytes() == data
    assert not (tmp_path / "copy.part").exists()
    before = len(api.log)
    refused = command("files", "content", identity, terminal=True)
    assert (refused.code, len(api.log)) == (2, before)
    assert "--out FILE" in refused.err
    assert command("files", "create", "--file", "none.txt", "--purpose", "user_data").code == 2


def test_a_download_that_fails(command: Command, api: Server, tmp_path: Path) -> None:
    """A file that is already there stays as it is when the download is refused, or breaks off."""
    (tmp_path / "copy").write_bytes(b"before")
    api.faults.add("404")
    assert command("files", "content", "file-0001", "--out", "copy").code == 1
    api.faults.add("cut=3b")
    assert command("files", "content", "file-0001", "--out", "copy").code == 3
    assert (tmp_path / "copy").read_bytes() == b"before"
    assert not (tmp_path / "copy.part").exists()


def test_a_stream_is_printed_by_events(command: Command) -> None:
    """--stream prints an event a line; --query prints what the events have at a place."""
    ended = command("responses", "create", "--model", "m", "--input", "hi", "--stream")
    events = [json.loads(line)["type"] for line in ended.lines]
    assert (events[0], events[-1]) == ("response.created", "response.completed")
    words = command("responses", "create", "--model", "m", "--input", "hi", "--stream", "--query", "delta")
    assert len(words.lines) == events.count("response.output_text.delta")


def test_lines_in_lines_out(command: Command, tmp_path: Path) -> None:
    """--jsonl makes a call of each line, over the fields of --json; a line that is wrong is told before anything is sent."""
    (tmp_path / "in.jsonl").write_text('{"input": "one"}\n\n{"input": "two", "model": "n"}\n', "utf-8")
    words = ("responses", "create", "--json", '{"model": "m"}', "--jsonl", "in.jsonl")
    ended = command(*words)
    assert [json.loads(line)["model"] for line in ended.lines] == ["m", "n"]
    assert "one" in ended.lines[0]
    (tmp_path / "in.jsonl").write_text('{"input": "one"}\n[1]\n', "utf-8")
    wrong = command(*words)
    assert (wrong.code, wrong.out) == (2, "")
    assert "line 2" in wrong.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("filse", "list"), "did you mean `wherry files`?"),
        (("files", "lits"), "did you mean `wherry files list`?"),
        (("files", "retrieve"), "wherry files retrieve needs file_id"),
        (("files", "create", "--file", "x"), "needs --purpose"),
        (("responses", "create", "--temperature", "warm"), "--temperature takes a number, not 'warm'\n"),
        (("responses", "create", "--temperature", "[1]"), "--temperature takes a number, not '[1]'\n"),
        (("responses", "create", "--temperature", "true"), "--temperature takes a number, not 'true'\n"),
        (
            ("responses", "create", "--max-output-tokens", "1.5"),
            "--max-output-tokens takes a whole number, not '1.5'\n",
        ),
        (
            ("responses", "create", "--metadata", "a=b"),
            "--metadata takes JSON, as {\"name\": ...} or [...], not 'a=b'\n",
        ),
        (("responses", "create", "--metadata", "{a}"), "--metadata: this is not JSON: Expecting property name"),
        (("responses", "create", "--store", "true"), "unrecognized arguments: true; a switch takes no value"),
        (("responses", "create", "--store=true"), "a switch takes no value: it is --NAME or --no-NAME"),
        (("files", "list", "--limit", "few"), "--limit takes a whole number, not 'few'"),
        (("files", "list", "--timeout", "hot"), "--timeout takes a number, not 'hot'"),
        (("responses", "create", "--json", "[1]"), "a body is an object"),
        (("responses", "create", "--json", "{"), "--json: this is not JSON"),
        (("responses", "create", "--input", "@none.txt"), "none.txt: No such file or directory"),
        (("models", "list", "-H", "no colon"), "write 'NAME: VALUE'"),
        (("responses", "create", "--inputs", "x"), "unrecognized arguments: --inputs x; did you mean --input?"),
        (("responses", "create", "--modle=x"), "unrecognized arguments: --modle=x; did you mean --model?"),
        (("responses", "create", "--zzzz", "x"), "unrecognized arguments: --zzzz x\n"),
        (("bulk", "rows.csv", "--modle", "x"), "did you mean --model?"),
    ],
)
def test_mistakes(words: tuple[str, ...], said: str, command: Command, api: Server) -> None:
    """A mistake is told in a line, with what was perhaps meant; nothing is sent."""
    before = len(api.log)
    ended = command(*words)
    assert (ended.code, ended.out, len(api.log)) == (2, "", before)
    assert said in ended.err
    assert "Traceback" not in ended.err


def test_exit_codes_of_the_service(command: Command, api: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """1: refused, with the request id; 3: no connection; 4: the key is missing or refused."""
    api.faults.add("404")
    refused = command("models", "retrieve", "no-such-model", "--max-retries", "0")
    assert refused.code == 1
    assert refused.err.count("\n") == 1
    assert "request id req_" in refused.err
    api.faults.add("401")
    assert command("models", "list").code == 4
    assert command("models", "list", "--base-url", "http://127.0.0.1:1/v1", "--max-retries", "0").code == 3
    api.faults.add("slow-headers=2")
    late = command("models", "list", "--timeout", "0.1", "--max-retries", "0")
    assert (late.code, late.err.count("\n")) == (3, 1)
    assert (
        "Nothing came from the server within --timeout (0.1 s); a long answer needs a stream, or a longer --timeout"
        in late.err
    )
    missing = command("models", "list", "--query", "data.99.id")
    assert (missing.code, missing.out) == (1, "")
    assert "there is no '99'" in missing.err
    monkeypatch.delenv("OPENAI_API_KEY")
    none = command("models", "list")
    assert none.code == 4
    assert "OPENAI_API_KEY" in none.err


def test_trace_shows_no_secret(command: Command) -> None:
    """--trace shows requests and answers on standard error, with secrets masked; the output stays as it is."""
    ended = command("models", "list", "--trace", "-H", "X-Mine: yes")
    assert "> GET http://" in ended.err
    assert "< 200 in " in ended.err
    assert "> X-Mine: yes" in ended.err
    assert "0123456789" not in ended.err
    assert json.loads(ended.lines[0])["object"] == "model"


def test_the_json_of_the_service_is_printed_as_it_came(command: Command, api: Server) -> None:
    """What is printed is the body that came, field by field, also what the package does not know."""
    api.faults.add("extra-fields")
    ended = command("models", "retrieve", "model-0001")
    assert ended.code == 0, ended.err
    assert set(json.loads(ended.out)) - {"id", "object", "created", "owned_by", "shutdown_date"}


@pytest.mark.parametrize("words", [("files",), ("admin",), ("fine-tuning",), ("beta", "agents")])
def test_help_of_a_resource(words: tuple[str, ...], command: Command) -> None:
    """A resource says what its methods do, and which resources are below it."""
    asked, bare = command(*words, "--help"), command(*words)
    assert (asked.code, bare.code) == (0, 2)
    assert asked.out == bare.out
    name = ".".join(words).replace("-", "_")
    known = resources(wherry)
    for one in known:
        if one == name or one.startswith(f"{name}."):
            assert all(method in asked.out for method in known[one])
