from . import _p

ActionFind = _p.WebSearchActionFind
ActionOpenPage = _p.WebSearchActionOpenPage
ActionSearch = _p.WebSearchActionSearch
ActionSearchSource = _p.WebSearchActionSearchSource
ResponseFunctionWebSearchParam = _p.WebSearchToolCall
Action = _p.WebSearchActionSearch | _p.WebSearchActionOpenPage | _p.WebSearchActionFind
