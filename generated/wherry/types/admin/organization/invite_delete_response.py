from ....models import InviteDeleteResponse as InviteDeleteResponse
