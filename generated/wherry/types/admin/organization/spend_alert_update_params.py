from .... import params as _p

NotificationChannel = _p.SpendAlertNotificationChannel
SpendAlertUpdateParams = _p.CreateSpendAlertBody
