from .....models import UserCreateResponse as UserCreateResponse
