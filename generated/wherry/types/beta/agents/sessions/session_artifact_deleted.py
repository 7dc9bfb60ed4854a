# Generated.
from ..... import models as _m

SessionArtifactDeleted = _m.SessionArtifactDeleted
