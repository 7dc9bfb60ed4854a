from . import _m

CertificateDetails = _m.OrganizationCertificateCertificateDetails
CertificateListResponse = _m.OrganizationCertificate
