"""Scenarios for Client, which blocks. Those that have a twin in `tasks` differ from it by `await` alone."""

from __future__ import annotations

import base64
import copy
import gc
import hmac
import os
import pickle
import time
from typing import Any

from helping import helped as helped

from wherry import (
    NOTHING,
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    Client,
    IncompleteStreamError,
    Timeout,
    WherryError,
)
from wherry._runtime.client.exchange import _roll
from wherry._runtime.request.multipart import new_boundary
from wherry._runtime.transports.wasi.bindings import _holds

ASK: Any = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Say ahoy"}]}
EVERY_BYTE = bytes(range(256)) * 4096  # 1 MiB


def chat(client: Client) -> Any:
    answer = client.chat.completions.create(**ASK)
    return [type(answer).__name__, answer.choices[0].message.content]


def vectors(client: Client) -> Any:
    """Ask for vectors as the server likes, as base64, and, as it has sent that, in the client's own way."""
    asked: Any = {"model": "text-embedding-3-small", "input": "ahoy", "dimensions": 4}
    plain = (client.embeddings.create(**asked)).data[0]
    text = (client.embeddings.create(**asked, encoding_format="base64")).data[0]
    packed = (client.embeddings.create(**asked)).data[0]
    buffers = [each.buffer().tolist() for each in (plain, text, packed)]
    return [type(text.embedding).__name__, plain.embedding, packed.embedding, *buffers]


def stream(client: Client) -> Any:
    with client.chat.completions.create(**ASK, stream=True) as events:
        text = "".join(choice.delta.content or "" for event in events for choice in event.choices)
    return [text, events.completed]


def left(client: Client) -> Any:
    """Leave `with` after three events; the server sends no fourth one."""
    with client.chat.completions.create(**ASK, stream=True) as events:
        taken = [next(events).object for _ in range(3)]
    return [*taken, noticed(client)]


def closed(client: Client) -> Any:
    events = client.chat.completions.create(**ASK, stream=True)
    taken = [next(events).object for _ in range(3)]
    events.close()
    return [*taken, list(events), noticed(client)]


def dropped(client: Client) -> Any:
    """Break out of the loop over a stream that nobody else holds; no garbage collector helps."""
    gc.disable()
    taken = []
    for event in client.chat.completions.create(**ASK, stream=True):
        taken.append(event.object)
        if len(taken) == 3:
            break
    return [*taken, noticed(client)]


def noticed(client: Client) -> Any:
    """Ask the server, for some seconds, how many events it had sent when its client left."""
    own = client.with_options(base_url=os.environ["OPENAI_BASE_URL"].removesuffix("/v1"))
    for _ in range(100):
        for record in own.call("GET", "/_server/log"):
            if record["disconnected_s"] is not None:
                return record["events"]
        time.sleep(0.05)


def many(client: Client) -> Any:
    """A hundred streams: read to the end, closed, dropped, by turns."""
    gc.disable()  # what is not dropped at once stays held
    for number in range(102):
        events = client.chat.completions.create(**ASK, stream=True)
        next(events)
        if number % 3 == 0:
            list(events)
        elif number % 3 == 1:
            events.close()
        del events
    return [len(client.models.list().data), len(_holds)]


def tied(client: Client) -> Any:
    """Streams in a knot that only the garbage collector undoes."""
    for _ in range(10):
        knot: list[Any] = [client.chat.completions.create(**ASK, stream=True)]
        knot.append(knot)
        next(knot[0])
    before = len(_holds)
    del knot
    gc.collect()
    return [before > 0, len(_holds)]


def unknown(client: Client) -> Any:
    """A stream with an event of an unknown type among the others."""
    with client.responses.create(model="gpt-4o", input="Say ahoy", stream=True) as events:
        return [[type(event).__name__, event.type] for event in events]


def broken(client: Client) -> Any:
    """A stream that is cut after two events."""
    taken = 0
    try:
        with client.chat.completions.create(**ASK, stream=True) as events:
            for _ in events:
                taken += 1
    except IncompleteStreamError as error:
        return [taken, str(error)]
    return taken


def failure(client: Client) -> Any:
    """What a call ends with."""
    try:
        client.with_options(max_retries=0, timeout=Timeout(0.3)).models.list()
    except APIStatusError as error:
        return [type(error).__name__, error.status, error.message, error.request_id]
    except WherryError as error:
        return [type(error).__name__, repr(error)]


def stalled(client: Client) -> Any:
    """A stream that says nothing for longer than it may."""
    taken = 0
    try:
        with client.with_options(timeout=Timeout(0.3)).chat.completions.create(**ASK, stream=True) as events:
            for _ in events:
                taken += 1
    except APITimeoutError as error:
        return [taken, repr(error)]


def idle(client: Client) -> Any:
    """The same with a limit for each event, and one for the whole call: which of them it was, and when."""
    began_s = time.monotonic()
    limits = Timeout(20, idle=0.3, total=10)
    try:
        with client.with_options(timeout=limits).chat.completions.create(**ASK, stream=True) as events:
            for _ in events:
                began_s = time.monotonic()
    except APITimeoutError as error:
        return [error.limit, time.monotonic() - began_s]


def unreachable(client: Client) -> Any:
    told = []
    for url in ("http://127.0.0.1:1/v1", "http://no-such-host.invalid/v1"):
        try:
            client.with_options(base_url=url, max_retries=0).models.list()
        except APIConnectionError as error:
            told.append([type(error).__name__, str(error)])
    return told


def address(client: Client) -> Any:
    """An address that the host cannot take."""
    try:
        client.with_options(base_url="http://käse.invalid/v1").models.list()
    except WherryError as error:
        return [type(error).__name__, str(error)]


def patience(client: Client) -> Any:
    began = time.monotonic()
    models = client.models.list()
    return [len(models.data), time.monotonic() - began]


def kept_to_limits(client: Client) -> Any:
    """Calls under limits, the first of which is refused although nothing is to be retried."""
    client = client.with_options(limits="headers", max_retries=0)
    count = sum(len(client.models.list().data) for _ in range(3))
    return [count, [(row.waiting, row.in_flight, row.refused) for row in client.limits]]


def upload(client: Client) -> Any:
    """Every byte value, there and back: from memory, from an iterator whose length is not known, in parts."""
    told = []
    for content in (EVERY_BYTE, (EVERY_BYTE[at : at + 50_000] for at in range(0, len(EVERY_BYTE), 50_000))):
        file = client.files.create(file=("all.bin", content), purpose="assistants")
        told.append(client.files.content(file.id).content == EVERY_BYTE)
    parts = client.uploads.upload_file_chunked(
        file=EVERY_BYTE,
        filename="all.bin",
        mime_type="application/octet-stream",
        purpose="assistants",
        part_size=300_000,
    )
    return [*told, parts.status, parts.bytes]


def download(client: Client) -> Any:
    """A binary answer in chunks, as they come."""
    file = client.files.create(file=("all.bin", EVERY_BYTE), purpose="assistants")
    with client.files.with_streaming_response.content(file.id) as answer:
        return b"".join(answer.iter_bytes()) == EVERY_BYTE


def pages(client: Client) -> Any:
    return [file.id for file in client.files.list(limit=20)]


def bodiless(client: Client) -> Any:
    """Requests and answers without a body: 204, HEAD, POST with nothing in it."""
    told = [client.call("DELETE", "/files/file-1", decoder=NOTHING)]
    try:
        client.call("HEAD", "/models", decoder=NOTHING)
    except APIStatusError as error:
        told.append(error.status)
    return [*told, client.responses.cancel("resp_1").status]


def framing(client: Client) -> Any:
    """Headers that belong to the host do not disturb it."""
    return len(client.models.list(extra_headers={"Connection": "close", "TE": "trailers", "Keep-Alive": "1"}).data)


def the_rest(client: Client) -> Any:
    """What imports something where it is first used: webhooks, logging, copies, pickles, hints at typing errors."""
    secret, body = (
        "whsec_" + base64.b64encode(b"k" * 24).decode(),
        b'{"type": "response.completed", "data": {"id": "r"}}',
    )
    signed = hmac.new(b"k" * 24, b"id.%d." % time.time() + body, "sha256").digest()
    headers = {
        "webhook-id": "id",
        "webhook-timestamp": str(int(time.time())),
        "webhook-signature": "v1," + base64.b64encode(signed).decode(),
    }
    event = client.webhooks.unwrap(body, headers, secret=secret)
    client.files.create(file=("käse.bin", b"ahoy"), purpose="assistants")
    answer = client.models.list().data[0]
    hint = ""
    try:
        type(answer)(id="m", ownd_by="x")
    except TypeError as error:
        hint = str(error)
    same = pickle.loads(pickle.dumps(copy.deepcopy(answer))) == answer
    return [event.type, same, repr(answer), hint]


def dice(client: Client) -> Any:
    return [new_boundary(), _roll()]
