from . import _m

Agent = _m.BetaResponseOutputMessageAgent
BetaResponseOutputMessage = _m.BetaResponseOutputMessage
Content = _m.BetaResponseOutputMessageContent
BetaResponseOutputRefusal = _m.BetaResponseOutputRefusal
BetaResponseOutputText = _m.BetaResponseOutputText
