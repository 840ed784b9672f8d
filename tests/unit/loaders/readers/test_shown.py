from __future__ import annotations

from datetime import date, datetime, time

import pytest

from loaders.readers.shown import shown


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (5, "General", "5"),
        (5.0, "General", "5"),
        (0.1 + 0.2, "General", "0.3"),
        (5.0, "0", "5"),
        (3, "000", "003"),
        (2.5, "0.00", "2.50"),
        (2.5, "0.0#", "2.5"),
        (12345.6, "#,##0", "12,346"),
        (0.3, "0%", "30%"),
        (0.125, "0.0%", "12.5%"),
        (-4, "0;[Red]-0", "-4"),
        (3, '"第"0"项"', "第3项"),
        (1, '0"、"', "1、"),
        (3, "[DBNum1]General", "三"),
        (3, '"（"[DBNum1][$-804]General"）"', "（三）"),
        (7, "@", "7"),
        (True, "General", "TRUE"),
        ("5.0", "0", "5.0"),
        (None, "General", ""),
    ],
)
def test_numbers_stand_as_they_are_displayed(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("yyyy-mm-dd", "2018年9月30日"),
        ("mm-dd-yy", "2018年9月30日"),
        ('[$-804]yyyy"年"m"月"d"日";@', "2018年9月30日"),
        ('yyyy"年"m"月"', "2018年9月"),
        ('m"月"d"日"', "9月30日"),
        ("yyyy/m/d h:mm", "2018年9月30日 08:05"),
        ("h:mm", "08:05"),
        ("General", "2018年9月30日"),
    ],
)
def test_dates_stand_in_the_usual_form_with_what_is_displayed_of_them(form: str, text: str) -> None:
    assert shown(datetime(2018, 9, 30, 8, 5), form) == text


def test_days_and_times_alone() -> None:
    assert shown(date(2018, 9, 30), "yyyy-mm-dd") == "2018年9月30日"
    assert shown(time(8, 5), "h:mm") == "08:05"
