from . import _m
from .computer_action_list import ComputerActionList as ComputerActionList

Action = _m.ComputerAction
ActionClick = _m.ClickParam
ActionDoubleClick = _m.DoubleClickAction
ActionDrag = _m.DragParam
ActionDragPath = _m.CoordParam
ActionKeypress = _m.KeyPressAction
ActionMove = _m.MoveParam
ActionScreenshot = _m.ScreenshotParam
ActionScroll = _m.ScrollParam
ActionType = _m.TypeParam
ActionWait = _m.WaitParam
PendingSafetyCheck = _m.ComputerCallSafetyCheckParam
ResponseComputerToolCall = _m.ComputerToolCall
