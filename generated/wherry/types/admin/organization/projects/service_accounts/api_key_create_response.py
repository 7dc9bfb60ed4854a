from ......models import APIKeyCreateResponse as APIKeyCreateResponse
