from ....models import ThreadDeleteResponse as ThreadDeleteResponse
