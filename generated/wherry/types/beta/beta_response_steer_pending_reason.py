# Generated.
from typing import Literal

BetaResponseSteerPendingReason = Literal["waiting_for_required_input"] | str
