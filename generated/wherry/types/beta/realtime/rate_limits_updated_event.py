from . import _m

RateLimit = _m.BetaRealtimeRateLimitsUpdatedEventRateLimit
RateLimitsUpdatedEvent = _m.BetaRealtimeRateLimitsUpdatedEvent
