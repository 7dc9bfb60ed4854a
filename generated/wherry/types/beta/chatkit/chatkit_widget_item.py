from .... import models as _m

ChatKitWidgetItem = _m.WidgetMessageItem
