"""How well the built graph agrees with annotated readings, and the floor it may not fall below."""

from lineage.evaluate.agreement import Agreement, total
from lineage.evaluate.floor import Floor, below, read_floor, write_floor
from lineage.evaluate.judge import (
    Bin,
    Confusion,
    Evaluation,
    Figures,
    evaluate,
)
from lineage.evaluate.mistakes import Mistake
from lineage.evaluate.readings import Readings, read_readings

__all__ = [
    "Agreement",
    "Bin",
    "Confusion",
    "Evaluation",
    "Figures",
    "Floor",
    "Mistake",
    "Readings",
    "below",
    "evaluate",
    "read_floor",
    "read_readings",
    "total",
    "write_floor",
]
