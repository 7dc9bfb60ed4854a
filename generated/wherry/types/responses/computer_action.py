from . import _m

Click = _m.ClickParam
ComputerAction = _m.ComputerAction
DoubleClick = _m.DoubleClickAction
Drag = _m.DragParam
DragPath = _m.CoordParam
Keypress = _m.KeyPressAction
Move = _m.MoveParam
Screenshot = _m.ScreenshotParam
Scroll = _m.ScrollParam
Type = _m.TypeParam
Wait = _m.WaitParam
