"""Realtime calls: the offer of a session description is answered with one."""

from __future__ import annotations

from ..call import Bytes, Call
from ..service import Service, operation

SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=sample\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=setup:active\r\n"


@operation("POST /realtime/calls")
def create_call(service: Service, call: Call) -> Bytes:
    """Answer an offer; the call's address is in `Location`."""
    call_id = service.store.new_id("rtc_")
    headers = {"location": f"{service.spec.prefix}{call.path}/{call_id}"}
    return Bytes(SDP.encode(), "application/sdp", call.operation.success, headers)
