from ...params import ComparisonFilter as ComparisonFilter
