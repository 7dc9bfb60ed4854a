from . import _m

Session = _m.SessionForkResponseSession
SessionForkResponse = _m.SessionForkResponse
Transport = _m.SessionForkResponseTransport
