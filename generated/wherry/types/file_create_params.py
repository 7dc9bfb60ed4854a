from .. import params as _p
from ..types.file_purpose import FilePurpose as FilePurpose

ExpiresAfter = _p.FileExpirationAfter
FileCreateParams = _p.CreateFileRequest
