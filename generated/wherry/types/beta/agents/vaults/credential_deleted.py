from .....models import CredentialDeleted as CredentialDeleted
