from . import _p

NotificationChannel = _p.SpendAlertNotificationChannel
SpendAlertCreateParams = _p.CreateSpendAlertBody
