"""The places of a cascade: the nation and its provinces, prefectures and counties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from lineage.build import BUNDLED
from lineage.model import Level, Place
from loaders.gazetteer import PLACES, read_places

FULL = (31, 333, 2844)
FULL_SIZE = 1 + sum(FULL)
_ZONE = re.compile(
    r"开发区|产业聚集区|食品区|产业园|工业园|化工园|管理区|示范区|实验区|文化旅游创意园|新城$|新站|冀南新区|"
    r"管委会|委员会$|群岛|海域|渤海新区|北戴河新区|滨湖新区|兰州新区|镇江新区|天衢新区"
)
_ABOVE = {
    Level.PROVINCE: (Level.NATIONAL,),
    Level.PREFECTURE: (Level.PROVINCE,),
    Level.COUNTY: (Level.PREFECTURE, Level.PROVINCE),
}
_TRIES = 1000


@dataclass(frozen=True)
class Government:
    """A place with the government above it, and the words that its documents use for it."""

    place: Place
    parent: Government | None

    @property
    def name(self) -> str:
        """The name of the place."""
        return self.place.name

    @property
    def level(self) -> Level:
        """The administrative level."""
        return self.place.level

    @cached_property
    def path(self) -> tuple[Government, ...]:
        """The governments above, the nation first, then this one."""
        return (*(self.parent.path if self.parent else ()), self)

    @property
    def word(self) -> str:
        """The word for a place of its kind: 省, 市, 州, 盟, 县, 区, 旗 or 国."""
        if self.level is Level.NATIONAL:
            return "国"
        return self.name[-1:]

    @property
    def short(self) -> str:
        """The name without its kind: 广东 for 广东省."""
        if "自治" in self.name:
            return self.name[: 3 if self.name.startswith("内蒙古") else 2]
        return re.sub(r"(?:地区|林区|[省市县区盟旗州])$", "", self.name)

    @property
    def sign(self) -> str:
        """What its document numbers begin with: 粤府办, 韶府办; 国办发 for the nation."""
        if self.level is Level.NATIONAL:
            return "国办发"
        if self.level is Level.PROVINCE:
            return f"{self.place.sign[:1]}府办"
        return self.short[:2] + "府办"

    @property
    def office(self) -> str:
        """The full name of its general office, with the city before a district's name."""
        if self.level is Level.NATIONAL:
            return "国务院办公厅"
        if self.level is Level.PROVINCE:
            return self.name + "人民政府办公厅"
        is_district = self.level is Level.COUNTY and self.name.endswith("区")
        city = self.parent.name if self.parent and is_district else ""
        return city + self.name + "人民政府办公室"

    @property
    def key(self) -> str:
        """The key of its document."""
        return f"plan-{self.place.code}"


def nation(provinces: int, prefectures: int, counties: int, seed: int) -> list[Government]:
    """So many governments of each level, those above first; each lies in one that is listed."""
    root, children = _children(read_places(BUNDLED / PLACES))
    random = Random(f"places {seed}")

    def below(above: Sequence[Government], level: Level) -> list[Government]:
        return [each for one in above for each in children[one] if each.level is level]

    for _ in range(_TRIES):
        upper = _sample(random, children[root], provinces)
        middle = _sample(random, below(upper, Level.PREFECTURE), prefectures)
        lower = _sample(random, below((*upper, *middle), Level.COUNTY), counties)
        if (len(upper), len(middle), len(lower)) == (provinces, prefectures, counties):
            return [root, *upper, *middle, *lower]
    raise ValueError(
        f"No {provinces} provinces with {prefectures} prefectures and {counties} counties."
    )


def shape(documents: int) -> tuple[int, int, int]:
    """Provinces, prefectures and counties of a cascade of so many documents, in proportion.

    >>> shape(3209), shape(100)
    ((31, 333, 2844), (1, 10, 88))
    """
    rest = max(3, documents - 1)
    provinces = max(1, round(rest * FULL[0] / (FULL_SIZE - 1)))
    prefectures = max(1, round(rest * FULL[1] / (FULL_SIZE - 1)))
    return provinces, prefectures, max(1, rest - provinces - prefectures)


def _sample(random: Random, governments: Sequence[Government], count: int) -> list[Government]:
    """At most `count` of these, in their order."""
    kept = set(random.sample(range(len(governments)), min(count, len(governments))))
    return [each for index, each in enumerate(governments) if index in kept]


def _children(places: Sequence[Place]) -> tuple[Government, dict[Government, list[Government]]]:
    """The nation, and for each government those right below it, in the order of their codes."""
    root = Government(places[0], None)
    latest: dict[tuple[Level, str], Government] = {(Level.NATIONAL, root.name): root}
    children: dict[Government, list[Government]] = defaultdict(list)
    below = (place for place in places if place.level in _ABOVE)
    for place in sorted(below, key=lambda each: each.code):
        keys = ((level, place.parent or "") for level in _ABOVE[place.level])
        parent = next((latest[key] for key in keys if key in latest), None)
        if parent is None or _ZONE.search(place.name):
            continue
        government = Government(place, parent)
        latest[place.level, place.name] = government
        # 东莞市 and three others stand twice in the list: as prefecture and as its county.
        if place.name != parent.name:
            children[parent].append(government)
    return root, children
