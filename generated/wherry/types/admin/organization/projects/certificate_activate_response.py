from ..... import models as _m

CertificateActivateResponse = _m.OrganizationProjectCertificate
CertificateDetails = _m.OrganizationProjectCertificateCertificateDetails
