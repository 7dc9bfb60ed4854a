from . import _m

CreateEvalJSONLRunDataSource = _m.CreateEvalJsonlRunDataSource
SourceFileContent = _m.EvalJsonlFileContentSource
SourceFileContentContent = _m.EvalJsonlFileContentSourceContentItem
SourceFileID = _m.EvalJsonlFileIdSource
Source = _m.EvalJsonlFileContentSource | _m.EvalJsonlFileIdSource
