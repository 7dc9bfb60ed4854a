from . import _p

ChatSessionExpiresAfterParam = _p.ExpiresAfterParam
