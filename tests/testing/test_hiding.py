"""No secret is in a cassette: not the client's own key, nor what looks like one, wherever it stands and however it is cut."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wherry import Client
from wherry._runtime.base.secrets import Secret
from wherry._runtime.testing.hiding import Hider
from wherry.testing import CassetteError, MemoryTransport, Reply, cassette

OWN = "plain-own-key-0123456789"
OTHERS = [
    "sk-proj-abcdefgh12345678",
    "ek_abcdefgh12345678",
    "whsec_abcdefgh12345678",
    "eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2lnbmF0dXJl",
]


def _record(path: Path, text: str, reply: Reply) -> Any:
    with cassette(path, mode="all", transport=MemoryTransport([reply])) as tape:
        client = Client(api_key=OWN, transport=tape.transport)
        client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}])


@pytest.mark.parametrize("secret", [OWN, *OTHERS])
def test_secrets_in_bodies(tmp_path: Path, secret: str) -> None:
    """Secrets in a request and in an answer are masked, and the request still matches: with the same, and with another key."""
    path = tmp_path / "x.jsonl"
    answer = {"id": "x", "choices": [], "note": f"you said {secret}!"}
    _record(path, f"use {secret}, please", Reply(json=answer, headers={"location": f"/x?key={secret}"}))
    text = path.read_text("utf-8")
    assert secret not in text
    assert "use ***, please" in text
    assert "you said ***!" in text
    for key in (OWN, "another-key-0123456789"):
        told = secret if secret != OWN else key
        with cassette(path) as tape:
            client = Client(api_key=key, transport=tape.transport)
            client.chat.completions.create(model="m", messages=[{"role": "user", "content": f"use {told}, please"}])


def test_a_message_does_not_say_the_key(tmp_path: Path) -> None:
    """A mismatch shows what was sent without the key."""
    path = tmp_path / "x.jsonl"
    _record(path, "a", Reply(json={"id": "x", "choices": []}))

    def program() -> None:
        with cassette(path) as tape:
            Client(api_key=OWN, transport=tape.transport).chat.completions.create(
                model="m", messages=[{"role": "user", "content": f"my key is {OWN}"}]
            )

    with pytest.raises(CassetteError, match=r"my key is \*\*\*") as caught:
        program()
    assert OWN not in str(caught.value)


def test_ordinary_words_stay(tmp_path: Path) -> None:
    """A short key, as tests have them, is not looked for in sentences; fields such as `token` keep their values."""
    path = tmp_path / "x.jsonl"
    said = {"id": "x", "choices": [], "token": " a test", "task_id": "task-1234567890"}
    with cassette(path, mode="all", transport=MemoryTransport([Reply(json=said)])) as tape:
        client = Client(api_key="test", transport=tape.transport)
        client.post("/x", body={"text": "this is a test"})
    text = path.read_text("utf-8")
    assert "***" not in text
    assert "this is a test" in text


def test_fields_that_hold_secrets(tmp_path: Path) -> None:
    """Fields are masked by their names, in requests, in answers, and in JSON inside of a text."""
    path = tmp_path / "x.jsonl"
    inside = json.dumps({"password": "hunter2"})
    reply = Reply(json={"client_secret": "swordfish", "arguments": inside})
    with cassette(path, mode="all", transport=MemoryTransport([reply])) as tape:
        Client(api_key=OWN, transport=tape.transport).post("/x", body={"api_key": "tuna", "authorization": "cod"})
    text = path.read_text("utf-8")
    assert not [word for word in ("hunter2", "swordfish", "tuna", "cod") if word in text]


def _chat(*said: tuple[int, str], field: str = "content") -> list[Any]:
    return [{"id": "x", "choices": [{"delta": {field: text}, "index": choice}]} for choice, text in said]


def _said(path: Path, events: list[Any]) -> dict[int, str]:
    """Record a stream of `events`, and return what each choice says when it is played."""
    said: dict[int, str] = {}
    for mode in ("all", "none"):
        with cassette(path, mode=mode, transport=MemoryTransport([Reply(sse=[*events, "[DONE]"])])) as tape:
            client = Client(api_key=OWN, transport=tape.transport)
            said.clear()
            for chunk in client.chat.completions.create(model="m", messages=[], stream=True):
                for choice in chunk.choices:
                    said[choice.index] = said.get(choice.index, "") + (choice.delta.content or "")
    return said


@pytest.mark.parametrize("secret", [OWN, OTHERS[0], OTHERS[3]])
def test_a_key_that_is_said_in_two_events(tmp_path: Path, secret: str) -> None:
    """It is masked where it begins, its rest is gone, and what stands around it stays; each piece in the form of its event."""
    path = tmp_path / "x.jsonl"
    assert _said(path, _chat((0, f"it is {secret[:9]}"), (0, secret[9:12]), (0, f"{secret[12:]}, yes"))) == {
        0: "it is ***, yes"
    }
    assert secret[9:] not in path.read_text("utf-8")


def test_a_key_in_choices_that_alternate(tmp_path: Path) -> None:
    """The pieces of each choice are put together by its index."""
    path = tmp_path / "x.jsonl"
    other = OTHERS[0]
    events = _chat((0, OWN[:9]), (1, other[:8]), (0, f"{OWN[9:]} a"), (1, f"{other[8:]} b"), (0, "."), (1, "."))
    assert _said(path, events) == {0: "*** a.", 1: "*** b."}
    text = path.read_text("utf-8")
    assert not [part for part in (OWN[9:], other[8:]) if part in text]


def test_a_key_in_the_arguments_of_a_tool(tmp_path: Path) -> None:
    """JSON inside of pieces of text: what belongs to a field that holds secrets is masked, escapes and all."""
    hider, arguments = Hider(), '{"password": "hun\u0074er2", "city": "Rome"}'
    hider.learn([Secret(OWN)])
    pieces = [arguments[:8], arguments[8:17], arguments[17:21], arguments[21:]]
    events = [{"type": "x.delta", "delta": piece, "output_index": 1, "item_id": "fc_1"} for piece in pieces]
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events).encode()
    (masked,) = hider.chunks([body])
    parts = [json.loads(line[6:])["delta"] for line in masked.decode().splitlines() if line]
    assert "".join(parts) == '{"password": "***", "city": "Rome"}'


@given(
    st.text(max_size=200),
    st.lists(st.sampled_from(["{", "}", "[", "]", ":", ",", '"a"', '"index"', "1", "\n", '"']), max_size=30),
)
def test_streams_that_are_none(text: str, tokens: list[str]) -> None:
    """Whatever stands behind `data:` is passed over where it is no JSON: nothing is raised, nothing changed."""
    hider = Hider()
    body = f"data: {{{''.join(tokens)}\n\ndata: {text}\n\n".encode()
    assert hider.chunks([body]) == [body]


@given(st.lists(st.sampled_from([OWN, *OTHERS, " ", "é", "\n", '"', "abc, "]), max_size=6), st.data())
def test_any_pieces(words: list[str], data: st.DataObject) -> None:
    """However a text is said in events, it is masked as it would be in one, and no other event changes."""
    whole = " ".join(words)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=5)))
    pieces = [whole[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    escaped = data.draw(st.booleans())
    lines = [
        f"data: {json.dumps(event, ensure_ascii=escaped)}\n\n" for event in _chat(*((0, piece) for piece in pieces))
    ]
    other = f"data: {json.dumps(_chat((1, 'other'))[0])}\n\n"
    hider = Hider()
    hider.learn([Secret(OWN)])
    masked = hider.chunks([text.encode() for line in lines for text in (line, other)])
    assert masked[1::2] == [other.encode()] * len(pieces)
    said = "".join(json.loads(line[6:])["choices"][0]["delta"]["content"] for line in masked[::2])
    assert said == hider.text(whole)


@given(st.lists(st.sampled_from([*OTHERS, OWN, "Ähoi ", "a", '{"api_key": "tuna"}', "\n\n"]), max_size=6), st.data())
def test_any_cuts(words: list[str], data: st.DataObject) -> None:
    """However a body is cut, it is masked as a whole, and what is no secret stays in the piece in which it came."""
    whole = " ".join(words).encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=5)))
    pieces = [whole[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    hider = Hider()
    hider.learn([Secret(OWN)])
    masked = hider.chunks(pieces)
    assert len(masked) == len(pieces)
    joined = b"".join(masked).decode()
    assert joined == b"".join(hider.chunks([whole])).decode()
    assert not [secret for secret in [*OTHERS, OWN, "tuna"] if secret in joined]
    assert not hider.stands_in(joined)
    if joined == whole.decode():
        assert masked == pieces


def test_bytes_that_are_no_text() -> None:
    """In other bytes than text only the client's own key is masked."""
    hider = Hider()
    hider.learn([Secret(OWN)])
    assert hider.chunks([b"\xff " + OTHERS[0].encode()]) == [b"\xff " + OTHERS[0].encode()]
    assert hider.chunks([b"\xff " + OWN.encode()]) == [b"\xff ***"]


@pytest.mark.parametrize(
    "form",
    [
        "{base64}",
        "{basic}",
        "{hex}",
        "{slashes}",
        "https://files.test/x?se=1&sig=abc%2Bdef&sp=r",
        "/x?X-Amz-Signature=abc%2Bdef",
    ],
)
def test_secrets_in_other_forms(tmp_path: Path, form: str) -> None:
    """The key is masked in base64, also behind a user name, in hex and with escaped slashes; so is what signs an address."""
    key = "own/key+0123456789"
    forms = {
        "base64": base64.b64encode(key.encode()).decode(),
        "basic": base64.b64encode(f"user:{key}".encode()).decode(),
        "hex": key.encode().hex(),
        "slashes": key.replace("/", "\\/"),
    }
    text = form.format(**forms)
    path = tmp_path / "x.jsonl"
    reply = Reply(body=f'{{"id": "{text}"}}', headers={"content-type": "application/json", "location": text})
    for mode in ("all", "none"):
        with cassette(path, mode=mode, transport=MemoryTransport([reply])) as tape:  # type: ignore[arg-type]
            Client(api_key=key, transport=tape.transport).call("POST", "/x", body={"a": text})
    kept = path.read_text("utf-8")
    for hidden in (
        forms["base64"].rstrip("=")[2:-2],
        forms["basic"].rstrip("=")[8:-2],
        forms["hex"],
        "0123456789",
        "abc%2Bdef",
    ):
        assert hidden not in kept
    assert "***" in kept


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe",
        b'{"cassette": 1}\n{"send": {"method": "GET", "path": "/", "query": [], "body": null}}\n{"ms": 1, "b64": "%"}\n',
    ],
)
def test_a_file_that_is_no_cassette(tmp_path: Path, data: bytes) -> None:
    """A file that is no text, or has broken bytes, is named in a CassetteError."""
    path = tmp_path / "x.jsonl"
    path.write_bytes(data)
    with pytest.raises(CassetteError, match=r"x\.jsonl"):
        cassette(path)
