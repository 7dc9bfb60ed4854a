from . import _p

UploadCompleteParams = _p.CompleteUploadRequest
