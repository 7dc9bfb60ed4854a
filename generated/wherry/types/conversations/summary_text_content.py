from ...models import SummaryTextContent as SummaryTextContent
