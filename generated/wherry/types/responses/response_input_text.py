from . import _m

PromptCacheBreakpoint = _m.ResponseInputTextPromptCacheBreakpoint
ResponseInputText = _m.InputTextContent
