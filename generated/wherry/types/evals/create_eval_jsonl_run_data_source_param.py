from . import _p

CreateEvalJSONLRunDataSourceParam = _p.CreateEvalJsonlRunDataSource
SourceFileContent = _p.EvalJsonlFileContentSource
SourceFileContentContent = _p.EvalJsonlFileContentSourceContentItem
SourceFileID = _p.EvalJsonlFileIdSource
Source = _p.EvalJsonlFileContentSource | _p.EvalJsonlFileIdSource
