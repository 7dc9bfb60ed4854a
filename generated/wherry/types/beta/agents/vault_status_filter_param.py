# Generated.
from collections.abc import Iterable

from ....types.beta.agents import vault_status as _vault_status

VaultStatusFilterParam = _vault_status.VaultStatus | Iterable[_vault_status.VaultStatus]
VaultStatus = _vault_status.VaultStatus
