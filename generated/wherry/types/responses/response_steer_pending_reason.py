# Generated.
from typing import Literal

__all__ = ["ResponseSteerPendingReason"]
ResponseSteerPendingReason = Literal["waiting_for_required_input"] | str
