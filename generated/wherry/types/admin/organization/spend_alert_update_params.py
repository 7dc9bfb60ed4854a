from . import _p

NotificationChannel = _p.SpendAlertNotificationChannel
SpendAlertUpdateParams = _p.CreateSpendAlertBody
