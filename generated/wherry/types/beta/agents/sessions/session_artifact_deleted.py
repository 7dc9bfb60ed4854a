from .....models import SessionArtifactDeleted as SessionArtifactDeleted
