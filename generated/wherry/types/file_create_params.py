from . import _p
from .file_purpose import FilePurpose as FilePurpose

ExpiresAfter = _p.FileExpirationAfter
FileCreateParams = _p.CreateFileRequest
