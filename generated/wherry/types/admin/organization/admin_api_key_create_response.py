from ....models import AdminAPIKey as AdminAPIKey
from ....models import AdminAPIKeyCreateResponse as AdminAPIKeyCreateResponse
