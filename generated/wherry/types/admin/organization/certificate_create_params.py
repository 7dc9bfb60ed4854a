from . import _p

CertificateCreateParams = _p.UploadCertificateRequest
