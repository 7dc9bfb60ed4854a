from ... import models as _m

PromptCacheBreakpoint = _m.ResponseInputTextPromptCacheBreakpoint
ResponseInputText = _m.InputTextContent
