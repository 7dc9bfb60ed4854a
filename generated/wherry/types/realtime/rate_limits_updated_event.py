from ... import models as _m

RateLimit = _m.RealtimeServerEventRateLimitsUpdatedRateLimit
RateLimitsUpdatedEvent = _m.RealtimeServerEventRateLimitsUpdated
