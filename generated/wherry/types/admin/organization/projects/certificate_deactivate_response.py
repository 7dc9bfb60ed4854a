from . import _m

CertificateDeactivateResponse = _m.OrganizationProjectCertificate
CertificateDetails = _m.OrganizationProjectCertificateCertificateDetails
