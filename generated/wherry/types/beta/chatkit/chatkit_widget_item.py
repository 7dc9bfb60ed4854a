from . import _m

ChatKitWidgetItem = _m.WidgetMessageItem
