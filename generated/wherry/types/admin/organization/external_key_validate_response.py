from ....models import ExternalKeyValidateResponse as ExternalKeyValidateResponse
