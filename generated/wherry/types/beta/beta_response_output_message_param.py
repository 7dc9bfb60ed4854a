from . import _p

Agent = _p.BetaResponseOutputMessageAgent
BetaResponseOutputMessageParam = _p.BetaResponseOutputMessage
Content = _p.BetaResponseOutputText | _p.BetaResponseOutputRefusal
BetaResponseOutputRefusalParam = _p.BetaResponseOutputRefusal
BetaResponseOutputTextParam = _p.BetaResponseOutputText
