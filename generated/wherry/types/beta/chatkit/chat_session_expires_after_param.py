from .... import params as _p

ChatSessionExpiresAfterParam = _p.ExpiresAfterParam
