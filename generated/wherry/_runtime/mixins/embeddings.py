"""Vectors that come as base64: kept as a buffer of floats, and made a list when somebody reads them as one.

Rule: the buffer is in the JSON object of the model only until that object is looked at. `embedding` and `__dict__`, the
two ways to it, put the list in its place, so whoever compares, copies, pickles, writes or sends a model finds a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..base.errors import UsageError, UsageTypeError
from ..data.fields import method
from ..data.model import get_fields, set_fields

__all__ = ("EmbeddingVector", "EmbeddingVectors")


class EmbeddingVector:
    """One vector: a list in `embedding`, an array by `numpy()`, its bytes by `buffer()`."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "embedding" in cls.__dict__:  # the None of a field that is absent; it would hide the property
            delattr(cls, "embedding")

    if not TYPE_CHECKING:  # to type checkers, `embedding` is the field of the generated class

        @property
        def embedding(self) -> Any:
            """The vector as a list, which is made at the first read if it came as base64."""
            fields = get_fields(self)
            value = fields.get("embedding")
            if value.__class__ is memoryview:
                value = fields["embedding"] = value.tolist()
            return value

        @embedding.setter
        def embedding(self, value: Any) -> None:
            get_fields(self)["embedding"] = value

        @embedding.deleter
        def embedding(self) -> None:
            if get_fields(self).pop("embedding", self) is self:
                raise AttributeError("embedding")

        def _settled(self) -> dict[str, Any]:
            self.embedding  # noqa: B018 - reading it makes the list
            return get_fields(self)

        __dict__ = property(_settled, set_fields)

    @method
    def buffer(self) -> memoryview[float]:
        """Return the vector as 32-bit floats (format "f"), without making a list of it if it came as base64.

        Until the vector is read as a list, the buffer is read-only; afterwards each call copies the list as it is then.
        From Python 3.12 on, the model itself is such a buffer: `memoryview(vector)`.

        Raises:
            UsageTypeError: The server sent something that is not a vector.
        """
        value: Any = get_fields(self).get("embedding")
        if value.__class__ is str:
            value = _floats(value)
        if isinstance(value, memoryview):
            return value
        from array import array

        try:
            return memoryview(array("f", value))
        except TypeError:
            raise UsageTypeError(f"{type(self).__name__}.embedding is not a vector of numbers") from None

    def __buffer__(self, flags: int, /) -> memoryview[Any]:
        return self.buffer()

    @method
    def numpy(self) -> Any:
        """Return the vector as a new array of float32, without making a list of it if it came as base64.

        Raises:
            UsageError: numpy is not installed.
            UsageTypeError: The server sent something that is not a vector.
        """
        return self.__array__(copy=True)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        from importlib import import_module

        try:
            numpy = import_module("numpy")
        except ImportError:
            raise UsageError("numpy() needs numpy (pip install numpy); buffer() and embedding do not") from None
        return numpy.array(self.buffer(), dtype=dtype, copy=copy)


class EmbeddingVectors:
    """An answer with vectors."""

    if TYPE_CHECKING:
        data: Any
        """The field of the generated class."""

    def _read_base64(self, *, keep: bool) -> bool:
        """Return whether there are vectors in base64. They are read, unless `keep` is set."""
        found = False
        for item in self.data if isinstance(self.data, list) else ():
            if isinstance(item, EmbeddingVector):
                fields = get_fields(item)
                text: Any = fields.get("embedding")
                if text.__class__ is str and (floats := _floats(text)) is not None:
                    if keep:
                        return True
                    fields["embedding"] = floats
                    found = True
        return found


def _floats(text: str) -> memoryview[float] | None:
    """Read the base64 of 32-bit floats, little-endian. Return None if `text` is anything else."""
    import sys
    from binascii import a2b_base64

    try:
        raw = a2b_base64(text)
    except ValueError:
        return None
    whole = len(text) // 4 * 3 - text[-2:].count("=")  # characters that are not base64 would have been passed over
    if not raw or len(raw) != whole or len(raw) % 4:
        return None
    if sys.byteorder == "little":
        return memoryview(raw).cast("f")
    from array import array

    swapped = array("f", raw)
    swapped.byteswap()
    return memoryview(swapped.tobytes()).cast("f")

# Copied from templates/runtime/mixins/embeddings.py: edit it there.
