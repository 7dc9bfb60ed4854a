from . import _p

Click = _p.ClickParam
DoubleClick = _p.DoubleClickAction
Drag = _p.DragParam
DragPath = _p.CoordParam
Keypress = _p.KeyPressAction
Move = _p.MoveParam
Screenshot = _p.ScreenshotParam
Scroll = _p.ScrollParam
Type = _p.TypeParam
Wait = _p.WaitParam
ComputerActionParam = (
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
ComputerActionListParam = list[ComputerActionParam]
