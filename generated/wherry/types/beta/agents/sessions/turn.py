from . import _m

PromptCacheOptions = _m.TurnPromptCacheOptions
Turn = _m.Turn
SessionTurnError = _m.SessionTurnError
TokenUsage = _m.TokenUsage
