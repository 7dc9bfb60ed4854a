from ....models import UserDeleteResponse as UserDeleteResponse
