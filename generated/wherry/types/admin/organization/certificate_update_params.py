from . import _p

CertificateUpdateParams = _p.ModifyCertificateRequest
