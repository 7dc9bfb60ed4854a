from ....models import CertificateDeleteResponse as CertificateDeleteResponse
