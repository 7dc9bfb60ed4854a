from . import _p

Click = _p.BetaComputerActionClick
DoubleClick = _p.BetaComputerActionDoubleClick
Drag = _p.BetaComputerActionDrag
DragPath = _p.BetaComputerActionDragPath
Keypress = _p.BetaComputerActionKeypress
Move = _p.BetaComputerActionMove
Screenshot = _p.BetaComputerActionScreenshot
Scroll = _p.BetaComputerActionScroll
Type = _p.BetaComputerActionType
Wait = _p.BetaComputerActionWait
BetaComputerActionParam = (
    _p.BetaComputerActionClick
    | _p.BetaComputerActionDoubleClick
    | _p.BetaComputerActionDrag
    | _p.BetaComputerActionKeypress
    | _p.BetaComputerActionMove
    | _p.BetaComputerActionScreenshot
    | _p.BetaComputerActionScroll
    | _p.BetaComputerActionType
    | _p.BetaComputerActionWait
)
