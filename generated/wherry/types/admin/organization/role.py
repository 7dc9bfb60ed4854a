from ....models import Role as Role
