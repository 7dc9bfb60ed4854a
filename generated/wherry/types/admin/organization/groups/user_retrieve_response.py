from .....models import UserRetrieveResponse as UserRetrieveResponse
