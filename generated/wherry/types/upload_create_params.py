from .. import params as _p
from ..types import file_purpose as _file_purpose

ExpiresAfter = _p.FileExpirationAfter
UploadCreateParams = _p.CreateUploadRequest
FilePurpose = _file_purpose.FilePurpose
