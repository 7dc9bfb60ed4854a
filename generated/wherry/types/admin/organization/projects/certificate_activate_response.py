from . import _m

CertificateActivateResponse = _m.OrganizationProjectCertificate
CertificateDetails = _m.OrganizationProjectCertificateCertificateDetails
