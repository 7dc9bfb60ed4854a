from . import _m

NotificationChannel = _m.SpendAlertNotificationChannel
ProjectSpendAlert = _m.ProjectSpendAlert
