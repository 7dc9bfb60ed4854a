# Generated.
from .... import models as _m

ChatSessionFileUpload = _m.ChatSessionFileUpload
