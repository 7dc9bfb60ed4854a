from . import _p

FileSearch = _p.AssistantToolsFileSearchFileSearch
FileSearchRankingOptions = _p.FileSearchRankingOptions
FileSearchToolParam = _p.AssistantToolsFileSearch
