from ... import params as _p

Agent = _p.BetaResponseCustomToolCallOutputAgent
BetaResponseCustomToolCallOutputParam = _p.BetaResponseCustomToolCallOutput
CallerDirect = _p.BetaResponseCustomToolCallOutputCallerDirect
CallerProgram = _p.BetaResponseCustomToolCallOutputCallerProgram
OutputOutputContentList = _p.BetaResponseInputText | _p.BetaResponseInputImage | _p.BetaResponseInputFile
Caller = _p.BetaResponseCustomToolCallOutputCallerDirect | _p.BetaResponseCustomToolCallOutputCallerProgram
BetaResponseInputFileParam = _p.BetaResponseInputFile
BetaResponseInputImageParam = _p.BetaResponseInputImage
BetaResponseInputTextParam = _p.BetaResponseInputText
