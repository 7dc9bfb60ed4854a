from ... import params as _p

PartCreateParams = _p.AddUploadPartRequest
