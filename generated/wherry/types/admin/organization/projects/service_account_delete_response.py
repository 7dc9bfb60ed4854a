from .....models import ServiceAccountDeleteResponse as ServiceAccountDeleteResponse
