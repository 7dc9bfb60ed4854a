from . import _p

CertificateDeactivateParams = _p.ToggleCertificatesRequest
