# Generated.
from typing import Literal

ChatSessionStatus = Literal["active", "expired", "cancelled"]
