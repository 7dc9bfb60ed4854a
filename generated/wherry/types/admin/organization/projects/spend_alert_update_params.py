from __future__ import annotations

from typing import Literal

from ....._runtime.base.typed_dicts import Required, TypedDict
from . import _p


class SpendAlertUpdateParams(TypedDict, total=False):
    currency: Required[Literal["USD"]]
    interval: Required[Literal["month"]]
    notification_channel: Required[_p.SpendAlertNotificationChannel]
    project_id: Required[str]
    threshold_amount: Required[int]


NotificationChannel = _p.SpendAlertNotificationChannel
