from .....models import APIKeyDeleteResponse as APIKeyDeleteResponse
