"""Answers to streaming calls. The next odd server is one more row.

`gives` is the text of all events that are yielded; `fails` the error behind them, None where the stream just ends.
"""

from __future__ import annotations

import gzip

from tests.runtime.odd_servers.rows import SSE, Fails, Row, chunk, event, lines, whole
from wherry import (
    AuthenticationError,
    BadRequestError,
    DecodeError,
    IncompleteStreamError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    StreamError,
)

HI, END = chunk("hi"), chunk(None, "stop")
TWO = event(HI) + event(END)
DONE = b"data: [DONE]\n\n"
HTML = b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in</body></html>"
LIMITED = b'{"error": {"message": "slow down", "type": "rate_limit_error", "code": 429}}'
SLOW = Fails(RateLimitError, "slow down", {"code": 429, "status": 429})

# --- a label decides nothing -----------------------------------------------------------------------------------------

_LABELS = (
    *("application/json", "text/html; charset=utf-8", "text/plain", "application/octet-stream", None, "x"),
    *("application/x-ndjson", "application/problem+json", "text/event-stream; charset=utf-8", "TEXT/EVENT-STREAM"),
)

LABELS = [
    *[
        Row(
            f"{what} as gzip data without a word of that, labelled {label}",
            gzip.compress(body) + rest,
            gives,
            fails,
            label,
        )
        for label in (SSE, "application/json", None)
        for what, body, rest, gives, fails in (
            ("an event stream", TWO + DONE, b"", "hi", None),
            ("an event stream, padded,", TWO + DONE, bytes(9), "hi", None),
            ("JSON lines", lines(HI, END), b"", "hi", None),
            ("an error", LIMITED, b"", "", SLOW),
            ("a page", HTML, b"", "", Fails(IncompleteStreamError, "Sign in")),
        )
    ],
    *[Row(f"an event stream labelled {label}", TWO + DONE, "hi", label=label) for label in _LABELS],
    *[
        Row(f"{what} and then an event stream labelled {label}", head + TWO, "hi", label=label)
        for label in ("application/json", None, SSE)
        for what, head in (
            ("a byte order mark", b"\xef\xbb\xbf"),
            ("blank lines", b"\n\r\n\n"),
            ("a comment", b": OPENROUTER PROCESSING\n\n"),
            ("a field of its own", b"x-id: 5\n\n"),
            ("a retry", b"retry: 100\n\n"),
        )
    ],
    Row("an event stream in CR LF", (TWO + DONE).replace(b"\n", b"\r\n"), "hi", label="application/json"),
    Row("an event stream in CR", (TWO + DONE).replace(b"\n", b"\r"), "hi", label="text/plain"),
    *[
        Row(f"JSON lines labelled {label}", lines(HI, chunk(" you"), END), "hi you", label=label)
        for label in ("application/x-ndjson", "application/json", "text/plain", "application/jsonl", None, SSE)
    ],
    Row("JSON lines in CR LF", lines(HI, END).replace(b"\n", b"\r\n"), "hi", label="application/x-ndjson"),
    Row("JSON lines without a last line end", HI + b"\n" + END, "hi", label="application/x-ndjson"),
    Row("JSON lines with [DONE]", lines(HI, END) + DONE, "hi", label="application/x-ndjson"),
    Row("JSON lines that are cut", lines(HI) + END[:20], "hi", Fails(IncompleteStreamError), "application/x-ndjson"),
    Row("one line that is all of a stream", lines(chunk("hi", "stop")), "hi", label="application/x-ndjson"),
    Row(
        "an error after JSON lines",
        lines(HI, LIMITED),
        "hi",
        SLOW,
        label="application/x-ndjson",
    ),
    *[
        Row(f"a whole completion labelled {label}", whole("all"), "", Fails(StreamError, ("whole", "all")), label)
        for label in ("application/json", "text/plain", None, SSE)
    ],
    Row("a whole completion and a line end", whole("all") + b"\n", "", Fails(StreamError, "all")),
    *[
        Row(f"a whole error labelled {label}", body, "", SLOW, label)
        for label in ("application/json", "text/plain", "text/html", "application/octet-stream", None, SSE)
        for body in (LIMITED, LIMITED.replace(b", ", b",\n  ") + b"\n")
    ],
    *[
        Row(f"a page labelled {label}", HTML, "", Fails(StreamError, ("Sign in", "/v1")), label)
        for label in ("text/html", "application/json", "text/plain", None)
    ],
    Row("a page labelled as a stream", HTML, "", Fails(IncompleteStreamError, ("Sign in", "/v1"))),
    Row("a text labelled as a stream", b"Rate limit exceeded", "", Fails(IncompleteStreamError, "Rate limit exceeded")),
    *[
        Row(f"a text labelled {label}", b"Rate limit exceeded", "", Fails(StreamError, "Rate limit exceeded"), label)
        for label in ("text/plain", "application/json", None)
    ],
    Row("no such page", b"404 page not found\n", "", Fails(StreamError, ("404 page not found", "/v1")), "text/plain"),
    Row("nothing", b"", "", Fails(IncompleteStreamError)),
    Row("nothing labelled JSON", b"", "", Fails(StreamError), "application/json"),
]

# --- the end -----------------------------------------------------------------------------------------------------------

ENDS = [
    Row("the last event without its blank line", event(HI) + event(END)[:-1], "hi"),
    Row("the last event without a line end", event(HI) + event(END)[:-2], "hi"),
    Row("the last text without a line end", event(HI) + b"data: " + chunk(" you", "stop"), "hi you"),
    Row("the only event without a line end", b"data: " + chunk("hi", "stop"), "hi"),
    Row("the last event with one CR LF", event(HI) + b"data: " + END + b"\r\n", "hi"),
    Row("[DONE] without a line end", event(HI) + b"data: [DONE]", "hi"),
    Row("[DONE] with one line end", event(HI) + b"data:[DONE]\n", "hi"),
    Row("[DONE] with CR LF", event(HI) + b"data: [DONE]\r\n", "hi"),
    Row("[DONE] named, with one line end", event(HI) + b"event: done\ndata: [DONE]\n", "hi"),
    Row("[DONE] behind an open event", event(HI) + b"data: " + chunk(" you") + b"\ndata: [DONE]\n", "hi you"),
    Row("one line end between events", event(HI)[:-1] + event(END)[:-1] + DONE[:-1], "hi"),
    Row("one line end between events, then the end", event(HI)[:-1] + event(END)[:-1], "hi"),
    Row(
        "an open event that is not the last of its answer",
        event(HI) + b"data: " + chunk(" you"),
        "hi you",
        Fails(IncompleteStreamError, "2 events", {"events": 2}),
    ),
    Row(
        "an event that is cut",
        event(HI) + b'data: {"choices": [{"ind',
        "hi",
        Fails(IncompleteStreamError, "after 1 event, without", {"tail": 'data: {"choices": [{"ind', "events": 1}),
    ),
    Row("a name that is cut", event(HI) + b"event: do", "hi", Fails(IncompleteStreamError, facts={"events": 1})),
    Row("an open error", event(HI) + b"data: " + LIMITED, "hi", SLOW),
    Row("an open error with its name", event(HI) + b"event: error\ndata: too bad", "hi", Fails(says="too bad")),
    *[
        Row(f"{call} without the last blank line", body, text, call=call)
        for call, body, text in (
            ("completions", b'data: {"choices": [{"index": 0, "text": "hi", "finish_reason": "stop"}]}', "hi"),
            (
                "responses",
                event({"type": "response.output_text.delta", "delta": "hi"})
                + b'event: response.completed\ndata: {"type": "response.completed", "response": {}}\n',
                "hi",
            ),
            (
                "assistants",
                event({"id": "m", "object": "thread.message.delta", "delta": {}}, "thread.message.delta")
                + b"event: done\ndata: [DONE]",
                "",
            ),
            ("images", b'data: {"type": "image_generation.completed", "b64_json": ""}', ""),
            ("transcription", b'data: {"type": "transcript.text.done", "text": "hi"}\n', ""),
            ("speech", b'data: {"type": "speech.audio.done", "usage": {}}\r\n', ""),
        )
    ],
]

# --- errors inside -----------------------------------------------------------------------------------------------------

_SHAPES: list[tuple[str, bytes, Fails]] = [
    ("an error with a type", b'{"type":"server_error","error":{"message":"m1"}}', Fails(InternalServerError, "m1")),
    ("a type that is an error", b'{"type":"invalid_request_error","message":"m2"}', Fails(BadRequestError, "m2")),
    (
        "a flat error event",
        b'{"type":"error","code":"rate_limit_exceeded","message":"m3"}',
        Fails(RateLimitError, "m3"),
    ),
    ("an overload", b'{"type":"error","error":{"type":"overloaded_error","message":"m4"}}', Fails(InternalServerError)),
    ("an object that is an error", b'{"object":"error","message":"m5","code":404}', Fails(NotFoundError, "m5")),
    ("codes of its own", b'{"error_code":17,"error_msg":"m6"}', Fails(says="m6", facts={"code": 17})),
    ("code and message", b'{"code":429,"message":"m7"}', Fails(RateLimitError, "m7", {"code": 429})),
    ("code and message as text", b'{"code":"429","message":"m8"}', Fails(RateLimitError, "m8", {"code": "429"})),
    ("a detail", b'{"detail":"m9"}', Fails(says="m9")),
    ("details with places", b'{"detail":[{"loc":["body","n"],"msg":"m10","type":"t"}]}', Fails(says="body.n: m10")),
    (
        "a problem",
        b'{"type":"about:blank","title":"t11","status":503,"detail":"m11"}',
        Fails(InternalServerError, "m11"),
    ),
    (
        "a problem with an address",
        b'{"type":"https://x.test/p","title":"t12","status":429}',
        Fails(RateLimitError, "t12"),
    ),
    (
        "an error beside choices",
        b'{"choices":[],"error":{"message":"m13","code":502}}',
        Fails(InternalServerError, "m13"),
    ),
    (
        "an error beside a choice",
        b'{"id":"x","choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}],"error":{"message":"m14"}}',
        Fails(says="m14"),
    ),
    ("an error that is text", b'{"error":"m15"}', Fails(says="m15")),
    ("an error with its status", b'{"error":{"message":"m16","status":401}}', Fails(AuthenticationError, "m16")),
    ("http_status", b'{"error":{"message":"m17","http_status":"429"}}', Fails(RateLimitError, "m17")),
    ("status beside", b'{"error":{"message":"m18"},"status_code":404}', Fails(NotFoundError, "m18")),
    ("Google's words", b'{"error":{"message":"m19","status":"RESOURCE_EXHAUSTED"}}', Fails(RateLimitError, "m19")),
    ("a list with an error", b'[{"error":{"message":"m20","code":429}}]', Fails(RateLimitError, "m20")),
    ("a broker", b'{"error":{"message":"Provider returned error","metadata":{"raw":"m21"}}}', Fails(says="error: m21")),
    ("a text in quotes", b'"m22"', Fails(DecodeError, "m22")),
    ("a number", b"522", Fails(DecodeError, "522")),
    ("true", b"true", Fails(DecodeError, "true")),
    ("a list of texts", b'["m23"]', Fails(DecodeError, "m23")),
    ("a text", b"Internal Server Error", Fails(DecodeError, "Internal Server Error")),
    ("a page", b"<html>m24</html>", Fails(DecodeError, ("m24", "/v1"))),
    ("a detail that is an object", b'{"detail":{"message":"m27","code":429}}', Fails(RateLimitError, "m27")),
    ("no success", b'{"success":false,"message":"m25"}', Fails(says="m25")),
    ("an own answer frame", b'{"base_resp":{"status_code":1008,"status_msg":"m26"}}', Fails(says="m26")),
    (
        "a frame beside null",
        b'{"object":"chat.completion.chunk","choices":null,"base_resp":{"status_code":1002,"status_msg":"m28"}}',
        Fails(says="m28"),
    ),
    (
        "an extension",
        b'{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"x_groq":{"error":"m29"}}',
        Fails(says="m29"),
    ),
    (
        "a choice that goes on",
        b'{"choices":[{"index":0,"delta":{"content":""},"error":{"message":"m30","code":429}}]}',
        Fails(RateLimitError, "m30"),
    ),
    (
        "a delta",
        b'{"choices":[{"index":0,"delta":{"error":{"message":"m31"}},"finish_reason":"error"}]}',
        Fails(says="m31"),
    ),
    (
        "a finish alone",
        b'{"choices":[{"index":0,"delta":{},"finish_reason":"error"}]}',
        Fails(says='"finish_reason": "error"'),
    ),
    ("a status alone", b'{"status":"error"}', Fails(says="error")),
    ("inside", b'{"data":{"error":{"message":"m32"}}}', Fails(says="m32")),
    ("capitals", b'{"Note":"x","ErrorMsg":{"Msg":"m33","Code":2001}}', Fails(says="m33", facts={"code": 2001})),
    ("an empty error", b'{"error":{}}', Fails(says="without a message")),
    ("lines of which one has data:", b'{\n  "error": {\n    "message": "m34"\n  }\n}', Fails(says="m34")),
]

ERRORS = [
    *[Row(f"{name}, first", event(data) + DONE, "", fails) for name, data, fails in _SHAPES],
    *[Row(f"{name}, after text", event(HI) + event(data), "hi", fails) for name, data, fails in _SHAPES],
    Row(
        "an error of a choice",
        event(HI)
        + event({"choices": [{"index": 0, "error": {"message": "m", "code": 502}, "finish_reason": "error"}]}),
        "hi",
        Fails(InternalServerError, "m"),
    ),
    Row("error: as a field", b"error: " + LIMITED[10:-1] + b"\n\n" + DONE, "", SLOW),
    Row("error: as a field, nested", b"error: " + LIMITED + b"\n\n" + DONE, "", SLOW),
    Row("error: as a field after text", event(HI) + b"error: " + LIMITED + b"\n\n" + DONE, "hi", SLOW),
    Row("error: as a field that is text", b"error: too bad\n\n" + DONE, "", Fails(says="too bad")),
    Row("error: as a field without an end", event(HI) + b"error: too bad", "hi", Fails(says="too bad")),
    Row("Error: as text", b"Error: too bad\n\n" + DONE, "", Fails(says="too bad")),
    Row("text and then [DONE]", b"timed out\n\n" + DONE, "", Fails(IncompleteStreamError, "timed out")),
    Row("text in the middle", event(HI) + b"timed out\n\n" + DONE, "hi", Fails(IncompleteStreamError, "timed out")),
    Row("an error event without data", event(HI) + b"event: error\ndata:\n\n", "hi", Fails(says="reported an error")),
    Row("a line of JSON", event(HI) + LIMITED + b"\n\n", "hi", SLOW),
    Row("a line of JSON without an end", event(HI) + LIMITED, "hi", SLOW),
    Row("a line of JSON below an event", event(HI)[:-1] + LIMITED + b"\n\n" + DONE, "hi", SLOW),
    Row("a document of JSON", event(HI) + LIMITED.replace(b", ", b",\n ") + b"\n\n" + DONE, "hi", SLOW),
    Row("a line of JSON and [DONE]", LIMITED + b"\n\n" + DONE, "", SLOW),
    Row("a text at the end", event(HI) + b"Bad Gateway", "hi", Fails(IncompleteStreamError, "Bad Gateway")),
    Row("a page at the end", event(HI) + HTML + b"\n\n", "hi", Fails(IncompleteStreamError, "/html")),
    Row("an error event with text", event(b"too bad", "error"), "", Fails(says="too bad")),
    Row("an error event with a list", event(b'["too bad"]', "error"), "", Fails(says="too bad")),
    Row("an error event with JSON", event(LIMITED, "error"), "", SLOW),
    Row("an error event that has the shape of a chunk", event(END, "error"), "", Fails()),
    Row(
        "an error of a response",
        event({"type": "error", "code": "server_error", "message": "m", "param": None, "sequence_number": 1}, "error"),
        "",
        Fails(InternalServerError, "m", {"code": "server_error"}),
        call="responses",
    ),
    Row("an error of a run", event(LIMITED[10:-1], "error"), "", SLOW, call="assistants"),
    Row("a detail to responses", event({"detail": "gone"}), "", Fails(says="gone"), call="responses"),
    Row(
        "a new error event",
        event({"type": "response.error", "error": {"message": "m"}}),
        "",
        Fails(says="m"),
        call="responses",
    ),
    *[
        Row(
            f"a failure called {kind} to {call}",
            event({"type": kind, "message": "m"}),
            "",
            Fails(error, "m"),
            call=call,
        )
        for kind, error in (
            ("invalid_request", BadRequestError),
            ("overloaded", InternalServerError),
            ("not_found", NotFoundError),
        )
        for call in ("responses", "images", "speech")
    ],
    *[
        Row(f"an error inside to {call}", event({"x": {"error": {"message": "m"}}}), "", Fails(says="m"), call=call)
        for call in ("responses", "images", "transcription")
    ],
    Row("a text to responses", event(b'"gone"'), "", Fails(DecodeError, "gone"), call="responses"),
]

# --- what is no error ----------------------------------------------------------------------------------------------------

_FAILED = {
    "type": "response.failed",
    "response": {"status": "failed", "error": {"code": "server_error", "message": "m"}},
}

FINE = [
    *[
        Row(f"an event with {more}", event(chunk("hi", **more)) + event(END), "hi")
        for more in ({"error": None}, {"error": {}}, {"error": False}, {"error": ""}, {"message": "note"}, {"code": 0})
    ],
    *[
        Row(f"{data!r} as a keep-alive", event(HI) + b"data: " + data + b"\n\n" + event(END), "hi")
        for data in (b"null", b'""', b"[]", b"", b'{"type":"ping"}', b'{"type": "keepalive"}')
    ],
    *[
        Row(f"the end as {end!r}", TWO + b"data: " + end + b"\n\n", "hi")
        for end in (b"[done]", b'"[DONE]"', b"[Done]", b"ping")
    ],
    Row("Data: in capitals", (TWO + DONE).replace(b"data:", b"Data:"), "hi"),
    Row("indented lines", b" " + (TWO + DONE).replace(b"\n\n", b"\n\n ")[:-1], "hi"),
    *[
        Row(f"a list of chunks labelled {label}", b"[" + HI + b",\n" + END + b"\n]\n", "hi", label=label)
        for label in (SSE, "application/json", None)
    ],
    Row(
        "an event that nobody knows, with words",
        event({"type": "future_thing", "message": "hello"}) + event({"type": "response.completed", "response": {}}),
        "",
        call="responses",
    ),
    Row("data: twice", b"data: " + event(HI) + b"data: " + event(END) + b"data: " + DONE, "hi"),
    Row("text behind the end", TWO + b"bye\n\n" + DONE, "hi"),
    Row("usage without choices", event(HI) + event(END) + event({"usage": {"total_tokens": 1}}), "hi"),
    Row("a failed response", event(_FAILED), "", call="responses"),
    Row(
        "a tool that failed",
        event({"type": "response.mcp_call.failed", "error": "x"})
        + event({"type": "response.completed", "response": {}}),
        "",
        call="responses",
    ),
    Row(
        "a failed run",
        event({"id": "r", "object": "thread.run", "last_error": {"message": "m"}}, "thread.run.failed")
        + event(b"[DONE]", "done"),
        "",
        call="assistants",
    ),
    Row("an error behind [DONE]", TWO + DONE + event(LIMITED), "hi"),
]

ROWS = [*LABELS, *ENDS, *ERRORS, *FINE]
