from . import _p

ChatSessionRateLimitsParam = _p.RateLimitsParam
