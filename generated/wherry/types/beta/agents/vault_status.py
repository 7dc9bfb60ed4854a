# Generated.
from typing import Literal

__all__ = ["VaultStatus"]
VaultStatus = Literal["active", "archived"]
