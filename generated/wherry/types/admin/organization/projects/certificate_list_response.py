from ..... import models as _m

CertificateDetails = _m.OrganizationProjectCertificateCertificateDetails
CertificateListResponse = _m.OrganizationProjectCertificate
