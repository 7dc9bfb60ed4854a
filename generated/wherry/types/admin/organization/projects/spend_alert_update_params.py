from __future__ import annotations

from typing import Literal

from ..... import params as _p
from ....._runtime.base.typed_dicts import Required, TypedDict


class SpendAlertUpdateParams(TypedDict, total=False):
    currency: Required[Literal["USD"]]
    interval: Required[Literal["month"]]
    notification_channel: Required[_p.SpendAlertNotificationChannel]
    project_id: Required[str]
    threshold_amount: Required[int]


NotificationChannel = _p.SpendAlertNotificationChannel
