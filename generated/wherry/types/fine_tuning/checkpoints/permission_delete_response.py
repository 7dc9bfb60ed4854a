from ....models import PermissionDeleteResponse as PermissionDeleteResponse
