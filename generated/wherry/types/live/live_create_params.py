from . import _p

LiveCreateParams = _p.LiveCreateRequest
Transport = _p.LiveCreateParamsTransport
MediaSessionConfigParam = _p.MediaSessionConfigParam
