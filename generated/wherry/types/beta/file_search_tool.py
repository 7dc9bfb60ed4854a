from . import _m

FileSearch = _m.AssistantToolsFileSearchFileSearch
FileSearchRankingOptions = _m.FileSearchRankingOptions
FileSearchTool = _m.AssistantToolsFileSearch
