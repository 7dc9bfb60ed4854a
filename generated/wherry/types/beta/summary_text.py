from ...models import SummaryText as SummaryText
