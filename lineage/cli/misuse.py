"""Commands that are called wrongly: what typer says of it, in both languages."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from typer.exceptions import TyperException

from lineage.errors import InputError
from lineage.language import Language, of_environment

# What typer says, and the same in Chinese; what it names stands in groups.
_SAID = (
    (r"No such option: (\S+) \(Possible options: (.+)\)", "没有选项 {}；相近的有 {}"),
    (r"No such option: (\S+)", "没有选项 {}"),
    (r"No such command '(.+)'\. Did you mean (.+)\?", "没有命令“{}”；相近的有 {}"),
    (r"No such command '(.*)'", "没有命令“{}”"),
    (r"Missing command", "没有写出命令"),
    (r"Missing argument '(.+?)'.*", "缺少参数 {}"),
    (r"Argument '(.+?)' takes (\d+) values", "参数 {} 要有 {} 个值"),
    (r"Missing option '(.+?)'.*", "缺少选项 {}"),
    (r"Option '(.+)' requires an argument", "选项 {} 后面要有一个值"),
    (r"Option '(.+)' does not take a value", "选项 {} 后面不带值"),
    (r"Got unexpected extra argument\(s\) \((.+)\)", "多出了参数 {}"),
    (r"Invalid value for '(.+?)': '(.*)' is not one of (.+)", "{} 不能是“{}”；可用的值：{}"),
    (r"Invalid value for '(.+?)': .*should be a valid integer.*", "{} 应是整数"),
    (r"Invalid value for '(.+?)': .*less than or equal to (.+)", "{} 不能大于 {}"),
    (r"Invalid value for '(.+?)': .*greater than or equal to (.+)", "{} 不能小于 {}"),
)
_OPTIONS_LAST = (
    "选项写在命令之后，如 lineage documents --lang zh。用法见：lineage --help",
    "Options follow the command, as in lineage documents --lang en. How it is called: lineage --help",
)
_LANG = re.compile(r"(?<!\S)--lang[ =](zh|en)(?!\S)")


def misused(error: TyperException, command: str) -> InputError:
    """The error as one of ours, which names the command that explains how it is called."""
    english = error.format_message().replace("Value error, ", "").rstrip(".")
    matches = ((re.fullmatch(words, english, re.DOTALL), said) for words, said in _SAID)
    told = (said.format(*match.groups()).replace("'", "") for match, said in matches if match)
    chinese = next(told, f"命令用法有误：{english}")
    fix = f"用法见：{command} --help", f"How it is called: {command} --help"
    if command == "lineage" and english.startswith("No such option"):
        fix = _OPTIONS_LAST
    return InputError((f"{chinese}。", english if english.endswith("?") else f"{english}."), fix)


def spoken(arguments: Sequence[str]) -> Language:
    """The language that arguments name, else that of the environment; they needn't be right."""
    named = _LANG.findall(" ".join(arguments))
    return Language(named[-1]) if named else of_environment(os.environ)
