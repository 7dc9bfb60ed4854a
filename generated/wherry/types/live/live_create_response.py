from ... import models as _m

LiveCreateResponse = _m.LiveCreateResponse
Session = _m.LiveCreateResponseSession
Transport = _m.LiveCreateResponseTransport
