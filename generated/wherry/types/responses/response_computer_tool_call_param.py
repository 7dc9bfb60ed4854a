from . import _p
from .computer_action_list_param import ComputerActionListParam as ComputerActionListParam

ActionClick = _p.ClickParam
ActionDoubleClick = _p.DoubleClickAction
ActionDrag = _p.DragParam
ActionDragPath = _p.CoordParam
ActionKeypress = _p.KeyPressAction
ActionMove = _p.MoveParam
ActionScreenshot = _p.ScreenshotParam
ActionScroll = _p.ScrollParam
ActionType = _p.TypeParam
ActionWait = _p.WaitParam
PendingSafetyCheck = _p.ComputerCallSafetyCheckParam
ResponseComputerToolCallParam = _p.ComputerToolCall
Action = (
    _p.ClickParam
    | _p.DoubleClickAction
    | _p.DragParam
    | _p.KeyPressAction
    | _p.MoveParam
    | _p.ScreenshotParam
    | _p.ScrollParam
    | _p.TypeParam
    | _p.WaitParam
)
