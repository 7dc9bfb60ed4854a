# Generated.
from typing import Literal

__all__ = ["ChatSessionStatus"]
ChatSessionStatus = Literal["active", "expired", "cancelled"]
