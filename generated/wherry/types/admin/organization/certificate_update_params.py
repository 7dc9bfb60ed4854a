from .... import params as _p

CertificateUpdateParams = _p.ModifyCertificateRequest
