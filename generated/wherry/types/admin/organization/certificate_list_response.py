from .... import models as _m

CertificateDetails = _m.OrganizationCertificateCertificateDetails
CertificateListResponse = _m.OrganizationCertificate
