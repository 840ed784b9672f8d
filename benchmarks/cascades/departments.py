"""The bodies that a government names as responsible."""

from __future__ import annotations

from random import Random

from benchmarks.cascades.administration import Government
from lineage.model import Level

_NATIONAL = (
    "国家发展改革委", "财政部", "教育部", "公安部", "民政部", "自然资源部", "生态环境部", "商务部",
    "交通运输部", "农业农村部", "海关总署", "税务总局", "市场监管总局", "国家医保局", "司法部",
)  # fmt: skip
_PROVINCIAL = (
    "发展改革委", "财政厅", "教育厅", "公安厅", "民政厅", "自然资源厅", "生态环境厅", "商务厅",
    "交通运输厅", "农业农村厅", "司法厅", "市场监管局", "医保局", "水利厅", "应急管理厅", "统计局",
)  # fmt: skip
_LOCAL = (
    "发展改革局", "财政局", "教育局", "公安局", "民政局", "自然资源局", "生态环境局", "商务局",
    "交通运输局", "农业农村局", "司法局", "市场监管局", "医保局", "水利局", "应急管理局", "统计局",
)  # fmt: skip


def agencies(government: Government, random: Random) -> tuple[str, ...]:
    """Two or three bodies of a government; the first one leads."""
    count = random.choice((2, 2, 3))
    if government.level is Level.NATIONAL:
        return tuple(random.sample(_NATIONAL, count))
    names = _PROVINCIAL if government.level is Level.PROVINCE else _LOCAL
    return tuple(government.word + name for name in random.sample(names, count))
