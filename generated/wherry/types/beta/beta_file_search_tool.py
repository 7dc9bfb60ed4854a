# Generated.
from typing import Any

from ... import models as _m

BetaFileSearchTool = _m.BetaFileSearchTool
Filters = _m.BetaFileSearchToolFilters
FiltersComparisonFilter = _m.BetaFileSearchToolFiltersComparisonFilter
FiltersCompoundFilter = _m.BetaFileSearchToolFiltersCompoundFilter
FiltersCompoundFilterFilterComparisonFilter = _m.BetaFileSearchToolFiltersCompoundFilterFilterComparisonFilter
RankingOptions = _m.BetaFileSearchToolRankingOptions
RankingOptionsHybridSearch = _m.BetaFileSearchToolRankingOptionsHybridSearch
FiltersCompoundFilterFilter = Any
