# Generated.
from ... import models as _m

AgentContent = _m.AgentContent
EncryptedContentResource = _m.EncryptedContentResource
OutputText = _m.OutputText
