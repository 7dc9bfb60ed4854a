# Generated.
from ..... import models as _m

SessionArtifact = _m.SessionArtifact
