from ..... import models as _m

NotificationChannel = _m.SpendAlertNotificationChannel
ProjectSpendAlert = _m.ProjectSpendAlert
