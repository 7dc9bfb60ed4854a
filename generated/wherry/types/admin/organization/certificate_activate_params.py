from .... import params as _p

CertificateActivateParams = _p.ToggleCertificatesRequest
