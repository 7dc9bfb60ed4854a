from . import _p

FileSearchToolParam = _p.FileSearchTool
RankingOptions = _p.RankingOptions
RankingOptionsHybridSearch = _p.HybridSearchOptions
Filters = _p.ComparisonFilter | _p.CompoundFilter
ComparisonFilter = _p.ComparisonFilter
CompoundFilter = _p.CompoundFilter
