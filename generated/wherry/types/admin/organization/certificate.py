from . import _m

Certificate = _m.Certificate
CertificateDetails = _m.CertificateCertificateDetails
