from ....models import VaultDeleted as VaultDeleted
