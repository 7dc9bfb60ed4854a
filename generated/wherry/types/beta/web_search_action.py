from ...models import WebSearchAction as WebSearchAction
from ...models import WebSearchActionResourceFindInPage as WebSearchActionResourceFindInPage
from ...models import WebSearchActionResourceOpenPage as WebSearchActionResourceOpenPage
from ...models import WebSearchActionResourceOther as WebSearchActionResourceOther
from ...models import WebSearchActionResourceSearch as WebSearchActionResourceSearch
