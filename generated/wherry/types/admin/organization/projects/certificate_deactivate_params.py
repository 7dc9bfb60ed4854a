from ..... import params as _p

CertificateDeactivateParams = _p.ToggleCertificatesRequest
