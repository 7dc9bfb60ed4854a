from .....models import Credential as Credential
from .....models import CredentialAuth as CredentialAuth
