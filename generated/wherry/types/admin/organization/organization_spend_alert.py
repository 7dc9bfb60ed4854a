from .... import models as _m

NotificationChannel = _m.SpendAlertNotificationChannel
OrganizationSpendAlert = _m.OrganizationSpendAlert
