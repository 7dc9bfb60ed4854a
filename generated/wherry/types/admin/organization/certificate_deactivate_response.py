from .... import models as _m

CertificateDeactivateResponse = _m.OrganizationCertificate
CertificateDetails = _m.OrganizationCertificateCertificateDetails
