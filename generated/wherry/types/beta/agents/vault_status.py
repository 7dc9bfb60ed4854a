# Generated.
from typing import Literal

VaultStatus = Literal["active", "archived"]
