from . import _m

LiveCreateResponse = _m.LiveCreateResponse
Session = _m.LiveCreateResponseSession
Transport = _m.LiveCreateResponseTransport
