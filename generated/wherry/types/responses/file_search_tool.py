from . import _m

FileSearchTool = _m.FileSearchTool
Filters = _m.Filters
RankingOptions = _m.RankingOptions
RankingOptionsHybridSearch = _m.HybridSearchOptions
ComparisonFilter = _m.ComparisonFilter
CompoundFilter = _m.CompoundFilter
