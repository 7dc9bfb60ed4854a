# Generated.
from ... import models as _m

Action = _m.BetaResponseFunctionWebSearchAction
ActionFindInPage = _m.BetaResponseFunctionWebSearchActionFindInPage
ActionOpenPage = _m.BetaResponseFunctionWebSearchActionOpenPage
ActionSearch = _m.BetaResponseFunctionWebSearchActionSearch
ActionSearchSource = _m.BetaResponseFunctionWebSearchActionSearchSource
Agent = _m.BetaResponseFunctionWebSearchAgent
BetaResponseFunctionWebSearch = _m.BetaResponseFunctionWebSearch
