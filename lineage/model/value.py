"""What every frozen value of the model is."""

from __future__ import annotations

from dataclasses import dataclass


class Value:
    """A frozen value: from process to process goes the call that makes it again.

    Frozen dataclasses with slots would go field by field, which takes twice as long.
    """

    __slots__ = ()
    __match_args__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        """The class, and its fields."""
        return type(self), tuple(map(self.__getattribute__, self.__match_args__))


@dataclass(frozen=True, slots=True)
class Lines(Value):
    """A run of source lines, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
