from . import _m

RateLimit = _m.RealtimeServerEventRateLimitsUpdatedRateLimit
RateLimitsUpdatedEvent = _m.RealtimeServerEventRateLimitsUpdated
