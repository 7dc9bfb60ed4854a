from . import _m

NotificationChannel = _m.SpendAlertNotificationChannel
OrganizationSpendAlert = _m.OrganizationSpendAlert
