"""The floor: figures once reached, below which a graph may not fall."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from lineage.errors import SourceError, why
from lineage.evaluate.judge import Evaluation, Figures
from lineage.language import Said

FLOOR = "floor.toml"
_OTHER_READINGS = (
    "判读不是量出底线时的那一份。",
    "The readings are not those the floor was measured on.",
)


@dataclass(frozen=True, slots=True)
class Floor:
    """Figures once reached, and the digest of the readings they were measured on."""

    digest: str
    figures: Figures


def read_floor(folder: Path) -> Floor | None:
    """The floor stored beside the readings, if there is one. Raises SourceError."""
    path = folder / FLOOR
    if not path.is_file():
        return None
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        stored = {name: float(value) for name, value in table["floor"].items()}
        coverage = stored.pop("coverage", None)
        return Floor(str(table["digest"]), Figures(**stored, coverage=coverage))
    except (OSError, ValueError, KeyError, TypeError) as error:
        zh, en = why(error)
        what = f"不是有效的底线文件：{zh}。", f"Not a valid floor: {en}."
        raise SourceError(path, what, ("请重新写入。", "Write it anew.")) from None


def below(evaluation: Evaluation, floor: Floor) -> tuple[Said, ...]:
    """What is below the floor, each as a sentence; other readings than the floor's are, too."""
    if evaluation.digest != floor.digest:
        return (_OTHER_READINGS,)
    now, least = asdict(evaluation.figures), asdict(floor.figures)
    return tuple(
        (
            f"{name} 为 {now[name]:.4f}，底线为 {least[name]:.3f}。",
            f"{name} is {now[name]:.4f}, the floor {least[name]:.3f}.",
        )
        for name in least
        if least[name] is not None and now[name] < least[name]
    )


def write_floor(folder: Path, evaluation: Evaluation) -> Path:
    """Store the figures, cut to three decimals, as the floor; returns the file. Raises SourceError."""
    figures = asdict(evaluation.figures)
    lines = [
        "# The least that `lineage evaluate --check` accepts; written by `--update-floor`.",
        "# `digest` is that of the readings the figures were measured on.",
        f'digest = "{evaluation.digest}"',
        "",
        "[floor]",
        *(
            f"{name} = {int(value * 1000) / 1000:.3f}"
            for name, value in figures.items()
            if value is not None
        ),
    ]
    path = folder / FLOOR
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        zh, en = why(error)
        raise SourceError(path, (f"写不了：{zh}。", f"It can't be written: {en}.")) from None
    return path
