# Generated.
from typing import Literal

__all__ = ["BetaResponseSteerPendingReason"]
BetaResponseSteerPendingReason = Literal["waiting_for_required_input"] | str
