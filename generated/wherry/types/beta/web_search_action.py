# Generated.
from ... import models as _m

WebSearchAction = _m.WebSearchAction
WebSearchActionResourceFindInPage = _m.WebSearchActionResourceFindInPage
WebSearchActionResourceOpenPage = _m.WebSearchActionResourceOpenPage
WebSearchActionResourceOther = _m.WebSearchActionResourceOther
WebSearchActionResourceSearch = _m.WebSearchActionResourceSearch
