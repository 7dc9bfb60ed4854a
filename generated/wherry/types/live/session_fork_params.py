from . import _p

SessionForkParams = _p.LiveSessionsForkRequest
Transport = _p.SessionForkParamsTransport
MediaSessionForkConfigParam = _p.MediaSessionForkConfigParam
