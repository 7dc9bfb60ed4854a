from .... import models as _m

CertificateActivateResponse = _m.OrganizationCertificate
CertificateDetails = _m.OrganizationCertificateCertificateDetails
