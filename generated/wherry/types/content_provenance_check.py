from . import _m

ContentProvenanceCheck = _m.ContentProvenanceCheck
Result = _m.ContentProvenanceCheckResult
ResultC2PA = _m.ResultC2PA
ResultSynthID = _m.ResultSynthID
