# Generated.
from ... import models as _m

Agent = _m.BetaResponseCustomToolCallOutputAgent
BetaResponseCustomToolCallOutput = _m.BetaResponseCustomToolCallOutput
Caller = _m.BetaResponseCustomToolCallOutputCaller
CallerDirect = _m.BetaResponseCustomToolCallOutputCallerDirect
CallerProgram = _m.BetaResponseCustomToolCallOutputCallerProgram
OutputOutputContentList = _m.BetaResponseCustomToolCallOutputOutputOutputContentList
BetaResponseInputFile = _m.BetaResponseInputFile
BetaResponseInputImage = _m.BetaResponseInputImage
BetaResponseInputText = _m.BetaResponseInputText
