from ... import models as _m

AgentText = _m.AgentText
TextFormat = _m.BetaTextFormat
