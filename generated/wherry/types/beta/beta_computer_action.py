from . import _m

BetaComputerAction = _m.BetaComputerAction
Click = _m.BetaComputerActionClick
DoubleClick = _m.BetaComputerActionDoubleClick
Drag = _m.BetaComputerActionDrag
DragPath = _m.BetaComputerActionDragPath
Keypress = _m.BetaComputerActionKeypress
Move = _m.BetaComputerActionMove
Screenshot = _m.BetaComputerActionScreenshot
Scroll = _m.BetaComputerActionScroll
Type = _m.BetaComputerActionType
Wait = _m.BetaComputerActionWait
