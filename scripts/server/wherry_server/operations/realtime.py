"""Realtime: the offer of a session description is answered with one; keys for browsers."""

from __future__ import annotations

from ..call import Bytes, Call, Json
from ..keys import EPHEMERAL
from ..service import Service, operation
from . import rest

SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=sample\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=setup:active\r\n"


@operation("POST /realtime/calls")
def create_call(service: Service, call: Call) -> Bytes:
    """Answer an offer; the call's address is in `Location`."""
    call_id = service.store.new_id("rtc_")
    headers = {"location": f"{service.spec.prefix}{call.path}/{call_id}"}
    return Bytes(SDP.encode(), "application/sdp", call.operation.success, headers)


@operation("POST /realtime/client_secrets", "POST /realtime/translations/client_secrets")
def create_secret(service: Service, call: Call) -> Json:
    """Make a key that a browser may have; a connection with it begins as `session` says."""
    key = service.store.new_id(EPHEMERAL)
    service.store.secrets[key] = (call.body or {}).get("session") or {}
    return Json(rest.create(service, call, value=key), call.operation.success)
