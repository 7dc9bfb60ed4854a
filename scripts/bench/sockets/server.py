"""The server: the events of responses over WebSockets, in a process of its own. A thread for each connection.

`response.create` waits as many milliseconds as its model says (`turn-30`) and is answered with 20 deltas and a call of a
tool; `flood` is answered with so many messages, `echo` with itself, `noise` with nothing. It prints its port, and ends when
its standard input does.
"""

from __future__ import annotations

import contextlib
import json
import socket
import sys
import threading
import time
from typing import Any

from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.server import ServerProtocol

from bench import payloads

WORDS = 20
LIMIT_S = 60.0


def events(number: int) -> list[bytes]:
    """Return the messages of an answer."""
    response = {**payloads.response_object("", "in_progress"), "id": f"resp_{number}"}
    call = {"type": "function_call", "id": "fc_1", "call_id": f"call_{number}", "name": "look", "arguments": "{}"}
    told: list[dict[str, Any]] = [{"type": "response.created", "response": response}]
    for word in range(WORDS):
        place = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
        told.append({"type": "response.output_text.delta", **place, "delta": f"word{word} ", "logprobs": []})
    done = {**response, "status": "completed", "output": [{**call, "status": "completed"}]}
    told.append({"type": "response.completed", "response": done})
    return [json.dumps({**event, "sequence_number": place}).encode() for place, event in enumerate(told)]


def serve(sock: socket.socket) -> None:
    """Talk to one client until it goes."""
    protocol, number = ServerProtocol(max_size=None), 0
    sock.settimeout(LIMIT_S)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def flush() -> None:
        for piece in protocol.data_to_send():
            if piece:
                sock.sendall(piece)
            else:
                sock.shutdown(socket.SHUT_WR)

    with sock, contextlib.suppress(OSError):
        while data := sock.recv(1 << 16):
            protocol.receive_data(data)
            for event in protocol.events_received():
                if isinstance(event, Request):
                    protocol.send_response(protocol.accept(event))
                elif isinstance(event, Frame) and event.opcode is Opcode.TEXT:
                    asked = json.loads(bytes(event.data))
                    if asked["type"] == "response.create":
                        number += 1
                        time.sleep(int(asked["model"].rpartition("-")[2]) / 1000)
                        for message in events(number):
                            protocol.send_text(message)
                            flush()
                    elif asked["type"] == "flood":
                        for _ in range(asked["count"] + 1):
                            protocol.send_text(b"x" * asked["size"])
                            flush()
                    elif asked["type"] == "echo":
                        protocol.send_text(event.data)
            flush()


def main() -> None:
    """Serve until standard input ends."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=256)
    print(listener.getsockname()[1], flush=True)

    def accept() -> None:
        while True:
            threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
