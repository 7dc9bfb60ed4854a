from ..... import models as _m

CertificateDeactivateResponse = _m.OrganizationProjectCertificate
CertificateDetails = _m.OrganizationProjectCertificateCertificateDetails
