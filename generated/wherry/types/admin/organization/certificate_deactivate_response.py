from . import _m

CertificateDeactivateResponse = _m.OrganizationCertificate
CertificateDetails = _m.OrganizationCertificateCertificateDetails
