from .... import params as _p

CertificateCreateParams = _p.UploadCertificateRequest
