from ...models import ComparisonFilter as ComparisonFilter
