from .. import params as _p

UploadCompleteParams = _p.CompleteUploadRequest
