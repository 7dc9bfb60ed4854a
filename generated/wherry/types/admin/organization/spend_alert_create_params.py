from .... import params as _p

NotificationChannel = _p.SpendAlertNotificationChannel
SpendAlertCreateParams = _p.CreateSpendAlertBody
