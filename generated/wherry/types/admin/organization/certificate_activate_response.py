from . import _m

CertificateActivateResponse = _m.OrganizationCertificate
CertificateDetails = _m.OrganizationCertificateCertificateDetails
