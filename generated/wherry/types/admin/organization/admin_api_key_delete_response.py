from ....models import AdminAPIKeyDeleteResponse as AdminAPIKeyDeleteResponse
