from . import _m

AgentText = _m.AgentText
TextFormat = _m.BetaTextFormat
