from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict


class Click(TypedDict, total=False):
    button: Required[Literal["left", "right", "wheel", "back", "forward"]]
    type: Required[Literal["click"]]
    x: Required[int]
    y: Required[int]
    keys: Iterable[str] | None


class DoubleClick(TypedDict, total=False):
    keys: Required[Iterable[str] | None]
    type: Required[Literal["double_click"]]
    x: Required[int]
    y: Required[int]


class Drag(TypedDict, total=False):
    path: Required[Iterable[DragPath]]
    type: Required[Literal["drag"]]
    keys: Iterable[str] | None


class DragPath(TypedDict, total=False):
    x: Required[int]
    y: Required[int]


class Keypress(TypedDict, total=False):
    keys: Required[Iterable[str]]
    type: Required[Literal["keypress"]]


class Move(TypedDict, total=False):
    type: Required[Literal["move"]]
    x: Required[int]
    y: Required[int]
    keys: Iterable[str] | None


class Screenshot(TypedDict, total=False):
    type: Required[Literal["screenshot"]]


class Scroll(TypedDict, total=False):
    scroll_x: Required[int]
    scroll_y: Required[int]
    type: Required[Literal["scroll"]]
    x: Required[int]
    y: Required[int]
    keys: Iterable[str] | None


class Type(TypedDict, total=False):
    text: Required[str]
    type: Required[Literal["type"]]


class Wait(TypedDict, total=False):
    type: Required[Literal["wait"]]


ComputerActionParam = Click | DoubleClick | Drag | Keypress | Move | Screenshot | Scroll | Type | Wait
