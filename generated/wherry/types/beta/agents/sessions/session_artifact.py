from .....models import SessionArtifact as SessionArtifact
