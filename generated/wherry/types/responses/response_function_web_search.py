from . import _m

ActionFind = _m.WebSearchActionFind
ActionOpenPage = _m.WebSearchActionOpenPage
ActionSearch = _m.WebSearchActionSearch
ActionSearchSource = _m.WebSearchActionSearchSource
ResponseFunctionWebSearch = _m.WebSearchToolCall
Action = _m.WebSearchActionSearch | _m.WebSearchActionOpenPage | _m.WebSearchActionFind
