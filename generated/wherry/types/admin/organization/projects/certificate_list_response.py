from . import _m

CertificateDetails = _m.OrganizationProjectCertificateCertificateDetails
CertificateListResponse = _m.OrganizationProjectCertificate
