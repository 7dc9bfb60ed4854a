from . import _p

ActionFindInPage = _p.BetaResponseFunctionWebSearchActionFindInPage
ActionOpenPage = _p.BetaResponseFunctionWebSearchActionOpenPage
ActionSearch = _p.BetaResponseFunctionWebSearchActionSearch
ActionSearchSource = _p.BetaResponseFunctionWebSearchActionSearchSource
Agent = _p.BetaResponseFunctionWebSearchAgent
BetaResponseFunctionWebSearchParam = _p.BetaResponseFunctionWebSearch
Action = (
    _p.BetaResponseFunctionWebSearchActionSearch
    | _p.BetaResponseFunctionWebSearchActionOpenPage
    | _p.BetaResponseFunctionWebSearchActionFindInPage
)
