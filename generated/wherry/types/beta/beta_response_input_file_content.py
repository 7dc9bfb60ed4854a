from . import _m

BetaResponseInputFileContent = _m.BetaResponseInputFileContent
PromptCacheBreakpoint = _m.BetaResponseInputFileContentPromptCacheBreakpoint
