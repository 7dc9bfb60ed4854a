from .... import params as _p

ChatSessionRateLimitsParam = _p.RateLimitsParam
