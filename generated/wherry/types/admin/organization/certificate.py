from .... import models as _m

Certificate = _m.Certificate
CertificateDetails = _m.CertificateCertificateDetails
