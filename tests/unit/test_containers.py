"""The image and the services as their files say: pinned, closed to the outside, nobody's root."""

from __future__ import annotations

import fnmatch
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = "policy-lineage"
PINNED = re.compile(rf"[a-z0-9/-]+:\d+\.\d+\.\d+[\w.-]*|[a-z0-9/-]+@sha256:[0-9a-f]{{64}}|{OURS}")


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile with what they say, in order."""
    lines = [line for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    pairs = (line.split(maxsplit=1) for line in joined.splitlines())
    return [(name, rest) for name, rest in pairs]


def said(wanted: str) -> list[str]:
    return [rest for name, rest in instructions() if name == wanted]


def test_base_images_are_pinned() -> None:
    assert said("FROM")
    for base in said("FROM"):
        assert PINNED.fullmatch(base.split()[0]), base


@pytest.mark.parametrize("floating", ["python", "python:latest", "python:3.11-slim", "neo4j:5.26"])
def test_a_tag_that_moves_on_is_not_pinned(floating: str) -> None:
    assert not PINNED.fullmatch(floating)


def test_the_last_stage_runs_as_nobody_and_says_how_it_is() -> None:
    names = [name for name, _ in instructions()]
    last = names[len(names) - names[::-1].index("FROM") :]
    assert said("USER") == ["10001"]
    for needed in ("USER", "HEALTHCHECK", "ENTRYPOINT", "CMD"):
        assert needed in last
    assert "COPY" not in last[last.index("USER") :]


def test_commands_are_lists_and_nothing_is_fetched_past_the_lock() -> None:
    for command in said("ENTRYPOINT") + said("CMD"):
        assert command.startswith("[")
    assert not said("ADD")
    for run in said("RUN"):
        words = shlex.split(run)
        assert not {"sudo", "curl", "wget", "apt", "apt-get"} & set(words)
        if "install" in words:
            assert {"--no-cache-dir", "--no-deps"} <= set(words)
    assert any("--require-hashes" in run for run in said("RUN"))


def test_what_is_copied_is_there_and_not_ignored() -> None:
    allowed = [line.removeprefix("!") for line in IGNORED if line.startswith("!")]
    for copy in said("COPY"):
        *sources, _ = [word for word in copy.split() if not word.startswith("--")]
        if "--from=" in copy:
            continue
        for source in sources:
            assert (ROOT / source).exists(), source
            assert any(fnmatch.fnmatch(source, each) for each in allowed), source


def test_the_readings_are_left_out() -> None:
    assert IGNORED.index("data/gold") > IGNORED.index("!data")


def test_the_server_is_the_one_that_tests_run() -> None:
    tested = re.search(r"<neo4j>([\d.]+)</neo4j>", (ROOT / "tools/neo4j/pom.xml").read_text())
    assert tested
    assert SERVICES["neo4j"]["image"] == f"neo4j:{tested[1]}-community"


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_pinned_watched_and_published_here_only(name: str) -> None:
    service = SERVICES[name]
    assert PINNED.fullmatch(service["image"])
    assert service["restart"]
    for port in service.get("ports", ()):
        assert port.startswith("127.0.0.1:")
    needed = service.get("depends_on", {})
    assert set(needed) <= set(SERVICES)
    for other, how in needed.items():
        if how["condition"] == "service_healthy":
            assert SERVICES[other]["healthcheck"]["test"]
    for volume in service.get("volumes", ()):
        assert volume.partition(":")[0] in COMPOSE["volumes"]


def test_to_start_the_explorer_replaces_no_graph_of_other_documents() -> None:
    assert SERVICES["load"]["command"] == ["build", "--keep-other"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    builds = [line for line in makefile.splitlines() if "lineage build" in line]
    assert builds
    assert all("--keep-other" in line for line in builds)


@pytest.mark.parametrize("name", ["load", "api"])
def test_our_services_can_change_nothing(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert "privileged" not in service


def test_the_password_comes_from_outside() -> None:
    """In every place where one stands; without it nothing starts."""
    environments = [service["environment"] for service in SERVICES.values()]
    passwords = [
        value
        for each in environments
        for key, value in each.items()
        if key in ("NEO4J_AUTH", "NEO4J_PASSWORD")
    ]
    assert len(passwords) == len(SERVICES)
    assert all(re.fullmatch(r"(neo4j/)?\$\{NEO4J_PASSWORD:\?[^}]+\}", each) for each in passwords)
    assert "NEO4J_PASSWORD=\n" in (ROOT / ".env.example").read_text(encoding="utf-8")
    assert "/.env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
