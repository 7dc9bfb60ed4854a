from . import _p

CertificateActivateParams = _p.ToggleCertificatesRequest
