from ....models import GroupUpdateResponse as GroupUpdateResponse
