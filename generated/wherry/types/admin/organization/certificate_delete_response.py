# Generated.
from .... import models as _m

CertificateDeleteResponse = _m.CertificateDeleteResponse
