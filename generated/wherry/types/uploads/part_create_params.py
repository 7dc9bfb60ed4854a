from . import _p

PartCreateParams = _p.AddUploadPartRequest
