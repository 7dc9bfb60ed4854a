"""This repository's own tests, run by pytest inside Pyodide: what is pure, and the contract of transports over fetch.

What does not hold there is named below with its reason; everything else has to pass.
"""

from __future__ import annotations

from tests.wasm.hosts import NEWEST_JSPI, ROOT, run_in_node
from tests.wasm.node.control import controlled
from tests.wasm.node.inside.stand_ins import REASONS

TAKEN = (
    "tests/helpers",
    "tests/runtime",
    "tests/generated/test_models_package.py",
    "tests/transports/test_contract.py",
    "tests/transports/test_calls.py",
)
LEAST_PASSED = 900
NO_TRIO = "trio does not run on WebAssembly"
PACKAGES = (
    *("_pytest", "iniconfig", "packaging", "pluggy", "py", "pygments", "pytest"),
    *("attr", "attrs", "cattr", "cattrs", "markdown_it", "mdurl", "rich", "typing_extensions", "websockets"),
)
LEFT_OUT = {
    "tests/helpers/test_kinds.py": "WebAssembly runs no server; test_kinds.py of this folder takes its turn",
    "tests/helpers/test_library_types.py": "pydantic and msgspec are native",
    "tests/helpers/test_live.py": "WebAssembly runs no server",
    "tests/helpers/test_strict_mode.py": "WebAssembly runs no server",
    "tests/runtime/test_fast_json.py": "msgspec and orjson are native",
    "tests/runtime/test_limits_simulated.py": "servers in virtual time: minutes of arithmetic, the same on each host",
    "tests/runtime/test_made_errors.py": "the errors are made of responses of httpx",
    "tests/runtime/test_model_manners.py": "jsonschema needs native code",
    "tests/runtime/test_model_pydantic.py": "pydantic and jsonschema need native code",
    "tests/runtime/typed/test_library_types.py": "msgspec, pydantic and jsonschema need native code",
    "tests/runtime/typed/test_random_types.py": "jsonschema needs native code",
    "tests/runtime/tools/test_pydantic_tools.py": "pydantic is native",
}
DIFFERENT = {
    "tests/helpers/test_misfits.py::test_errors_of_libraries": "pydantic is native",
    "tests/runtime/test_any_call.py::test_a_response_of_the_library": "httpx is not there",
    "tests/runtime/test_any_call.py::test_pydantic_models": "pydantic is native",
    "tests/runtime/test_client_settings.py::test_copies": "httpx is not there",
    "tests/runtime/test_client_settings.py::test_the_base_url_has_what_a_url_of_httpx_has": "httpx is not there",
    "tests/runtime/test_embeddings.py::test_with_numpy": "numpy is native",
    "tests/runtime/test_secrets.py::test_no_attribute_of_an_error_shows_the_key": "httpx is not there",
    "tests/runtime/connections/test_connection.py::test_messages_that_are_no_events[message6": "json of Pyodide itself ends the interpreter there",
    "tests/runtime/connections/test_connection.py::test_one_reader_at_a_time[asyncio]": "anyio is not there",
    "tests/runtime/connections/test_reconnecting.py::test_messages_that_are_sent_meanwhile[asyncio]": "anyio is not there",
    "tests/runtime/test_codec.py::test_too_deep": "json of Pyodide itself ends the interpreter there",
    "tests/runtime/test_errors.py::test_deep_and_huge_bodies": "json of Pyodide itself ends the interpreter there",
    "tests/runtime/test_limits_shared.py::test_models_that_share_a_limit_are_found_and_no_others": "servers in virtual time: arithmetic, the same on each host",
    "tests/runtime/test_model.py::test_unknown_objects_nested_deeply": "freeing what is so deep ends the interpreter there",
    "tests/runtime/test_stream_events.py::test_data_that_is_no_json": "json of Pyodide itself ends the interpreter there",
    "tests/runtime/tools/test_calls.py::test_what_a_tool_raises_reaches_the_program[KeyboardInterrupt-False-asyncio]": "the loop of Pyodide ends with it",
    "tests/runtime/tools/test_calls.py::test_what_a_tool_raises_reaches_the_program[KeyboardInterrupt-True-asyncio]": "the loop of Pyodide ends with it",
    "tests/runtime/tools/test_calls.py::test_what_a_tool_raises_reaches_the_program[SystemExit-False-asyncio]": "the loop of Pyodide ends with it",
    "tests/runtime/tools/test_calls.py::test_what_a_tool_raises_reaches_the_program[SystemExit-True-asyncio]": "the loop of Pyodide ends with it",
    "tests/runtime/tools/test_runs.py::test_a_call_begins_while_the_rest_still_streams[responses-threads]": "WebAssembly starts no threads",
    "tests/runtime/tools/test_runs.py::test_a_call_begins_while_the_rest_still_streams[chat-threads]": "WebAssembly starts no threads",
    "tests/runtime/test_uploads.py::test_an_interrupted_caller_does_not_wait_for_the_others": "WebAssembly starts no threads",
    "tests/runtime/test_values.py::test_what_modules_export[data.fast_json]": "msgspec and orjson are native",
    "tests/runtime/test_values.py::test_what_modules_export[transports.aio_http.answers]": "aiohttp is native",
    "tests/runtime/test_values.py::test_what_modules_export[transports.aio_http.failures]": "aiohttp is native",
    "tests/runtime/test_values.py::test_what_modules_export[transports.aio_http.sending]": "aiohttp is native",
    "tests/runtime/test_values.py::test_what_modules_export[transports.aio_http.sessions]": "aiohttp is native",
    "tests/runtime/test_values.py::test_what_modules_export[transports.aio_http.wire]": "aiohttp is native",
    "tests/runtime/test_values.py::test_what_modules_export[transports.http.own_client]": "httpx is not there",
    "tests/runtime/test_vectors.py::test_fast_json": "msgspec and orjson are native",
    "tests/transports/test_calls.py::test_bodies_are_sent_again_identically": "an iterator is collected, not sent in chunks",
    "tests/transports/test_calls.py::test_broken_compression_is_an_error": "Node decompresses, and takes what it can",
    "tests/transports/test_calls.py::test_streamed_answers": "Node joins chunks that come together",
    "tests/transports/test_contract.py::test_done_and_a_flood_is_left": "Node opens a connection more in advance",
    "tests/transports/test_contract.py::test_the_suite_has_every_kind": "the kinds of CPython are meant",
}


def test_the_suite_holds_in_pyodide() -> None:
    """Nothing fails; what is skipped is skipped for one of the known reasons; no file is left out unseen."""
    deselected = [*(f"--deselect={name}" for name in DIFFERENT), *(f"--ignore={name}" for name in LEFT_OUT)]
    with controlled() as control:
        told = run_in_node(
            NEWEST_JSPI,
            "tests.wasm.node.inside.suite",
            packages=PACKAGES,
            arguments=[*TAKEN, *deselected],
            control=control,
            limit_s=600,
        )
    failures = "\n".join(f"== {name}\n{text}" for name, text in told["failed"].items())
    assert not failures, failures
    assert {name: reason for name, reason in told["skipped"].items() if reason not in REASONS} == {}
    assert sum(reason != NO_TRIO for reason in told["skipped"].values()) < 60
    files = {path for entry in TAKEN for path in _test_files(entry)}
    assert files - told["passed"].keys() == LEFT_OUT.keys()
    assert sum(told["passed"].values()) >= LEAST_PASSED


def _test_files(entry: str) -> set[str]:
    path = ROOT / entry
    return {each.relative_to(ROOT).as_posix() for each in (path.rglob("test_*.py") if path.is_dir() else [path])}
