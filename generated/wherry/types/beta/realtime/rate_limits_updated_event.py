from .... import models as _m

RateLimit = _m.BetaRealtimeRateLimitsUpdatedEventRateLimit
RateLimitsUpdatedEvent = _m.BetaRealtimeRateLimitsUpdatedEvent
