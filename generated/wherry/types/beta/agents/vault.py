from ....models import Vault as Vault
