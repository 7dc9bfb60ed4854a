# Generated.
from typing import Literal

ResponseSteerPendingReason = Literal["waiting_for_required_input"] | str
