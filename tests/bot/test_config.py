"""A bad configuration: one clear sentence that names the key, exit code 2, before anything connects."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.config import BadConfig, read_config, require_token
from domain.vocabulary import Language
from tests import forks
from tests.bot.conftest import EXAMPLE

PRICES = EXAMPLE.parent / "prices.example.toml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example configuration, ready to be spoilt."""
    for name in [name for name in os.environ if name.startswith("NEEDBOT_")]:
        monkeypatch.delenv(name)
    shutil.copy(EXAMPLE, tmp_path / "config.toml")
    shutil.copy(PRICES, tmp_path)
    return tmp_path


def spoil(folder: Path, old: str, new: str, file: str = "config.toml") -> Path:
    """Change the first line of a file that has this."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder / "config.toml"


SPOILT = [
    ("undo_seconds = 120", 'undo_secs = 120', "search.undo_secs"),
    ("[search]", "[serach]", "serach"),
    ("undo_seconds = 120", 'undo_seconds = "soon"', "search.undo_seconds"),
    ("undo_seconds = 120", "undo_seconds = -1", "search.undo_seconds"),
    ('zone = "Europe/Zurich"', 'zone = "Europe/Zurick"', "regions.0.zone"),
    ('country = "CH"', 'country = "Switzerland"', "regions.0.country"),
    ("helper_chat = -1002000000002", "helper_chat = 5", "regions.0.helper_chat"),
    ("lat = 47.3769", "lat = 147", "regions.0.lat"),
    ("ids = [5001]", 'ids = ["ada"]', "admins.ids.0"),
    ("poll_seconds = 30", "poll_seconds = 300", "telegram.poll_seconds"),
    ("port = 8090", "port = 80900", "health.port"),
    ("sqlite:///var/needbot.sqlite", "mysql://x", "database.url"),
    ("sqlite:///var/needbot.sqlite", "nonsense", "database.url"),
    ("immediate = [[3, 3, 2], [5, 10, 3], [5, 30, 5]]", "immediate = []", "search.immediate"),
    ("immediate = [[3, 3, 2], [5, 10, 3], [5, 30, 5]]", "immediate = [[3, 30, 2], [5, 10, 3]]", "search.immediate"),
    ('prices = "prices.example.toml"', 'prices = "nowhere.toml"', "prices"),
    ('id = "berlin"', 'id = "bern"', "regions"),
    ('id = "berlin"', 'id = "Berlin!"', "regions.1.id"),
    ('backend = "embedded"', 'backend = "rassa"', "nlu.backend"),
    ('backend = "embedded"', 'backend = "rasa"', "nlu: the backend rasa needs the url"),
    ("[operator]", "[operator", "no TOML"),
    ('name = "Nachbarschaftshilfe Muster"', "", "operator.name"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "named"), SPOILT, ids=[named for *_, named in SPOILT])
def test_what_is_wrong_is_named_in_one_sentence(folder: Path, old: str, new: str, named: str) -> None:
    with pytest.raises(BadConfig) as refused:
        read_config(spoil(folder, old, new))
    sentence = str(refused.value)
    assert named in sentence
    assert "\n" not in sentence
    assert len(sentence) < 300


def last(folder: Path, table: str, lines: str) -> Path:
    """Add a table to the end of the file."""
    path = folder / "config.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n[[{table}]]\n{lines}\n", encoding="utf-8")
    return path


BERLIN = ("helper_chat = -1002000000003", "lat = 52.52", "lon = 13.405")
TOGETHER = [
    ("the same helper chat", BERLIN[0], "helper_chat = -1002000000002", "helper_chat -1002000000002 stands twice"),
    ("helpers in the admin chat", BERLIN[0], "helper_chat = -1002000000001", "admin chat"),
    ("a region twice", 'id = "berlin"', 'id = "zurich"', "regions: the id 'zurich' stands twice"),
    ("reminders after the end", "settle_hours = 48", "settle_hours = 24", "settlement.remind_hours: 36"),
    (
        "reminders at the same time",
        "remind_hours = [12, 36]",
        "remind_hours = [24, 24]",
        "settlement.remind_hours: [24",
    ),
    ("an e-mail address that is none", 'email = "hilfe@example.ch"', 'email = "x"', "operator.email"),
    ("admins who are none", "ids = [5001]", "ids = [-5, 0]", "admins.ids.0"),
    ("a clock that is no address", '[clock]\nurl = ""', '[clock]\nurl = "notaurl"', "clock.url"),
    ("a wave without end", "[5, 30, 5]]", "[5, inf, 5]]", "search.immediate"),
    ("a database in memory", "sqlite:///var/needbot.sqlite", "sqlite://", "database.url"),
    ("an address of Telegram that is none", "https://api.telegram.org", "notaurl", "telegram.api_url"),
    ("a settlement in a million years", "settle_hours = 48", "settle_hours = 100000000000", "settlement.settle_hours"),
    ("a dispute for ever", "disputable_days = 14", "disputable_days = 4000000", "settlement.disputable_days"),
    ("an undo for ever", "undo_seconds = 120", "undo_seconds = 99999999999999", "search.undo_seconds"),
    ("an alarm that never rings", "alarm_minutes = 10   ", "alarm_minutes = 999999999999999", "search.alarm_minutes"),
    ("a region that closes before it opens", "closes = 22:00:00", "closes = 06:00:00", "closes at 06:00, before"),
    ("a country that is none", 'country = "CH"', 'country = "XX"', "no country has this code"),
    ("a night with an offset", "at = 03:30:00", 'at = "03:30+02:00"', "nightly.at"),
    ("an operator without a name", 'name = "Nachbarschaftshilfe Muster"', 'name = " "', "operator.name"),
    ("an admin beyond Telegram's ids", "ids = [5001]", "ids = [99999999999999999999]", "admins.ids"),
]


@pytest.mark.parametrize(("old", "new", "named"), [case[1:] for case in TOGETHER], ids=[case[0] for case in TOGETHER])
def test_settings_that_do_not_fit_together_were_fine(folder: Path, old: str, new: str, named: str) -> None:
    with pytest.raises(BadConfig) as refused:
        read_config(spoil(folder, old, new))
    assert named in str(refused.value)


def test_two_regions_at_the_same_centre_were_fine(folder: Path) -> None:
    spoil(folder, BERLIN[1], "lat = 47.3769")
    with pytest.raises(BadConfig, match="zurich and berlin have the same centre"):
        read_config(spoil(folder, BERLIN[2], "lon = 8.5417"))


@pytest.mark.parametrize(("crowd", "named"), [("friends", "stands twice"), ("kings", "'kings' has no prices")])
def test_a_crowd_twice_or_without_prices_was_fine(folder: Path, crowd: str, named: str) -> None:
    with pytest.raises(BadConfig, match=named):
        read_config(last(folder, "crowds", f'id = "{crowd}"\ntitle = "More"'))


@pytest.mark.parametrize("file", ["config.toml", "prices.example.toml"])
@pytest.mark.parametrize("bytes_", [b"\x00\xff\xfe\x80" * 50, "prices = 1".encode("utf-16")], ids=["binary", "UTF-16"])
def test_a_file_that_is_no_text_was_a_traceback(folder: Path, file: str, bytes_: bytes) -> None:
    (folder / file).write_bytes(bytes_)
    with pytest.raises(BadConfig, match=f"{file} is no text in UTF-8"):
        read_config(folder / "config.toml")


@pytest.mark.parametrize("file", ["config.toml", "prices.example.toml"])
def test_a_byte_order_mark_was_no_toml(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"\xef\xbb\xbf" + (folder / file).read_bytes())
    assert read_config(folder / "config.toml")[1].regions


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("NEEDBOT_TELEGRAM", "abc", "telegram"),
        ("NEEDBOT_REGIONS", "abc", "regions"),
        ("NEEDBOT_ADMINS_IDS", "a,b", "admins"),
        ("NEEDBOT_FOO", "1", "NEEDBOT_FOO: there is no such setting"),
        ("NEEDBOT_TOKN", "1", "did you mean NEEDBOT_TOKEN"),
    ],
)
def test_a_variable_that_cannot_be_read_was_a_traceback_or_ignored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, named: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadConfig, match=named) as refused:
        read_config(folder / "config.toml")
    assert "\n" not in str(refused.value)


def test_an_unknown_variable_of_the_environment_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEEDBOT_DATABASE_ULR", "sqlite+aiosqlite:///x")
    with pytest.raises(BadConfig, match="ulr"):
        read_config(folder / "config.toml")


@pytest.mark.parametrize("token", ["", "abc", "123:", ":abc", "123", "abc:def", " ", "1:A B", "1:Ä"])
def test_a_missing_or_impossible_token_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("NEEDBOT_TOKEN", token)
    config, _ = read_config(folder / "config.toml")
    with pytest.raises(BadConfig, match="token"):
        require_token(config)


def test_a_bad_price_is_named_with_its_place(folder: Path) -> None:
    with pytest.raises(BadConfig) as refused:
        read_config(spoil(folder, "base = ", "base = -", "prices.example.toml"))
    assert "base" in str(refused.value)
    assert "\n" not in str(refused.value)


def command(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command line, in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NEEDBOT_")}
    return forks.run(
        *("bot", *words, "--config", str(folder / "config.toml")),
        environment={**clean, **environment},
        folder=EXAMPLE.parent,
    )


@pytest.mark.timeout(300)
def test_the_command_line_says_it_and_ends_with_two(folder: Path) -> None:
    nobody = "postgresql://u:secret@127.0.0.1:1/x"
    nowhere = "sqlite:////proc/nowhere/x.sqlite"
    refused = [
        (command(folder, "run"), "token"),
        (command(folder, "run", NEEDBOT_TOKEN="1:TEST", NEEDBOT_DATABASE_URL=nobody), "database.url"),
        (command(folder, "run", NEEDBOT_TOKEN="1:TEST", NEEDBOT_DATABASE_URL=nowhere), "database.url"),
        (command(folder, "config", "check", NEEDBOT_SEARCH_WAVES="3"), "waves"),
    ]
    for ended, named in refused:
        assert ended.returncode == 2, ended.stderr
        assert ended.stderr.startswith("needbot: ")
        assert named in ended.stderr
        assert len(ended.stderr.strip().splitlines()) == 1, ended.stderr
        assert "secret" not in ended.stderr
        assert "TEST" not in ended.stderr
    fine = command(folder, "config", "check")
    assert fine.returncode == 0, fine.stderr


def test_titles_had_one_language(folder: Path) -> None:
    _, rules = read_config(folder / "config.toml")
    assert rules.crowds[0].title.within(Language.FR) == "Voisins"
    assert rules.regions[1].title.within(Language.FR) == "Berlin"
    _, rules = read_config(spoil(folder, '{ de = "Berlin", it = "Berlino" }', '"Berlin"'))
    assert rules.regions[1].title.within(Language.IT) == "Berlin"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "poll_seconds = 30",
            "pol_seconds = 30",
            "telegram.pol_seconds: there is no such setting; did you mean poll_seconds?",
        ),
        ("poll_seconds = 30", 'token = "1:A"', "telegram.token: the token belongs in no file; set NEEDBOT_TOKEN"),
        ("poll_seconds = 30", "poll_seconds = 99", "line "),
    ],
)
def test_a_mistake_was_named_without_its_line_or_a_good_suggestion(
    folder: Path, old: str, new: str, sentence: str
) -> None:
    path = spoil(folder, old, new)
    with pytest.raises(BadConfig) as refused:
        read_config(path)
    assert sentence in str(refused.value)
    line = (
        path.read_text(encoding="utf-8")
        .splitlines()
        .index(next(one for one in path.read_text(encoding="utf-8").splitlines() if one.startswith(new)))
    )
    assert f"config.toml, line {line + 1}: " in str(refused.value)


def test_a_wrong_environment_variable_was_blamed_on_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEEDBOT_TELEGRAM_POLL_SECONDS", "99")
    with pytest.raises(BadConfig) as refused:
        read_config(folder / "config.toml")
    assert "NEEDBOT_TELEGRAM_POLL_SECONDS in the environment" in str(refused.value)
    assert "config.toml" not in str(refused.value)
