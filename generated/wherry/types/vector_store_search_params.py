from . import _p

RankingOptions = _p.VectorStoreSearchRequestRankingOptions
VectorStoreSearchParams = _p.VectorStoreSearchRequest
Filters = _p.ComparisonFilter | _p.CompoundFilter
ComparisonFilter = _p.ComparisonFilter
CompoundFilter = _p.CompoundFilter
