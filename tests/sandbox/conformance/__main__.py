"""`make conformance`: python-telegram-bot's tests that need a server, with the sandbox as the server.

Prints passed, failed and skipped by name. A test counts when it calls nothing but methods the sandbox offers;
expected.toml names the differences that are meant, each with its reason. Ends with 1 where something else differs.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import threading
import time
import tomllib
import urllib.request
import venv
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from sandbox.files import picture
from sandbox.state import words

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
WORK = ROOT / ".conformance"
VERSION = "22.8"
TOKEN = "579694714:CONFORMANCE"
OWNER = 675666224
STAND_INS: list[tuple[str, bytes | tuple[int, int], int]] = [
    ("telegram.jpg", (1000, 1000), 33_372),
    ("telegram.png", (300, 300), 12_948),
    ("telegram_no_standard_header.jpg", (300, 300), 12_948),
    ("telegram.ogg", b"OggS\0\4" + (3 * 48_000).to_bytes(8, "little"), 9_199),
    ("telegram.mp3", b"ID3", 122_920),
    ("telegram.mp4", b"\0\0\0\x18ftypmp42", 326_534),
    ("telegram2.mp4", b"\0\0\0\x18ftypmp42", 132_084),
    ("telegram.gif", b"GIF89a\xe0\x01\x40\x01", 3_828),
    ("game.gif", b"GIF89a\x40\x01\xb4\0", 4_127),
    ("telegram.webp", b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + b"\0\2\0\2", 39_518),
]
NEEDED = [
    f"python-telegram-bot[ext,passport]=={VERSION}",
    "pytest==9.0.3",
    "pytest-asyncio==0.21.2",
    "pytest-timeout>=2.4",
    "pytest-xdist==3.8.0",
    "pytz",
    "tzdata",
]


IN_SCOPE = words(
    "getMe getUpdates setWebhook deleteWebhook getWebhookInfo sendMessage editMessageText editMessageCaption "
    "editMessageReplyMarkup deleteMessage deleteMessages sendPhoto sendVoice sendDocument sendMediaGroup sendLocation "
    "editMessageLiveLocation stopMessageLiveLocation sendVenue sendContact sendPoll stopPoll sendChatAction "
    "copyMessage copyMessages forwardMessage forwardMessages setMessageReaction answerCallbackQuery getFile getChat "
    "getChatMember getChatAdministrators getChatMemberCount leaveChat createChatInviteLink exportChatInviteLink "
    "editChatInviteLink revokeChatInviteLink approveChatJoinRequest declineChatJoinRequest banChatMember "
    "unbanChatMember restrictChatMember promoteChatMember pinChatMessage unpinChatMessage unpinAllChatMessages "
    "setChatTitle setChatDescription setMyCommands getMyCommands deleteMyCommands setMyDescription getMyDescription "
    "setMyShortDescription getMyShortDescription setChatMenuButton getChatMenuButton createForumTopic editForumTopic "
    "closeForumTopic reopenForumTopic deleteForumTopic unpinAllForumTopicMessages editGeneralForumTopic "
    "closeGeneralForumTopic reopenGeneralForumTopic hideGeneralForumTopic unhideGeneralForumTopic "
    "unpinAllGeneralForumTopicMessages getForumTopicIconStickers"
)
"""The methods the sandbox promises to offer completely. What else a test calls puts it outside."""


def environment() -> Path:
    """The Python of an environment of its own, made at the first run."""
    python = WORK / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(WORK / "venv", with_pip=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *NEEDED], check=True)
    return python


def suite(python: Path) -> Path:
    """The suite, unpacked from the source archive on the registry."""
    folder = WORK / f"python_telegram_bot-{VERSION}"
    if not folder.exists():
        quiet = f"-m pip download --quiet --no-deps --no-binary :all: --dest {WORK}".split()
        fetch = [str(python), *quiet, f"python-telegram-bot=={VERSION}"]
        subprocess.run(fetch, check=True)
        with tarfile.open(next(WORK.glob("python_telegram_bot-*.tar.gz"))) as archive:
            archive.extractall(WORK, filter="data")
    return folder


def stand_ins(folder: Path) -> None:
    """The source archive comes without most of the suite's pictures and sounds: others of the same kind and size."""
    shelf = folder / "tests" / "data"
    for name, kind, size in STAND_INS:
        path = shelf / name
        if path.exists():
            continue
        head = kind if isinstance(kind, bytes) else picture(*kind)
        path.write_bytes(head + bytes(max(0, size - len(head))))


def little_web(folder: Path) -> Path:
    """What stands at the addresses that the suite sends files from."""
    shelf = folder / "tests" / "data"
    site = WORK / "web" / "python-telegram-bot.org" / "static" / "testfiles"
    site.mkdir(parents=True, exist_ok=True)
    for name in ("telegram.jpg", "telegram.ogg"):
        shutil.copy(shelf / name, site / name)
    shutil.copy(shelf / "telegram.jpg", site / "telegram_new.jpg")
    (site / "telegram.gif").write_bytes(b"GIF89a\xe0\x01\x40\x01" + bytes(3_878 - 10))
    painter = WORK / "web" / "dummyimage.com" / "600x400" / "000"
    painter.mkdir(parents=True, exist_ok=True)
    (painter / "fff.png&text=telegram").write_bytes(picture(600, 400))
    return WORK / "web"


def start_sandbox(*options: str) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "sandbox", "--port", str(port), "--token", TOKEN, "--no-limits", "--no-page"]
    process = subprocess.Popen([*command, "--town", str(HERE / "town.json"), *options], cwd=ROOT)
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/town/clock", timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return process, port
    raise SystemExit("the sandbox did not start")


class NothingToDo(BaseHTTPRequestHandler):
    """A bot's word as the sandbox asks for it before it moves the clock."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"received": 0, "owed": 0, "timers_due": 0, "next_due": null}')

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing."""


def live_a_while(port: int) -> None:
    """The suite takes the first message of its chat for an old one: it was written three days ago."""

    def post(path: str, **body: object) -> Any:
        data, kind = json.dumps(body).encode(), {"Content-Type": "application/json"}
        with urllib.request.urlopen(
            urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, kind), timeout=20
        ) as answer:
            return json.load(answer)

    post("/town/says", person=OWNER, text="/start")
    last = post(f"/bot{TOKEN}/getUpdates")["result"][-1]["update_id"]
    post(f"/bot{TOKEN}/getUpdates", offset=last + 1)
    # Half a second ahead, for the jump itself takes time: the suite compares with this machine's clock.
    post("/town/waits", until=(datetime.now(UTC) + timedelta(seconds=0.5)).isoformat())


def run(chosen: list[str]) -> list[dict[str, Any]]:
    python = environment()
    folder = suite(python)
    stand_ins(folder)
    results = WORK / "results.jsonl"
    results.unlink(missing_ok=True)
    plugins = WORK / "plugins"
    plugins.mkdir(exist_ok=True)
    shutil.copy(HERE / "plugin.py", plugins / "conformance_plugin.py")
    idle = HTTPServer(("127.0.0.1", 0), NothingToDo)
    threading.Thread(target=idle.serve_forever, daemon=True).start()
    ago = (datetime.now(UTC) - timedelta(days=3)).isoformat()
    word = f"http://127.0.0.1:{idle.server_port}"
    process, port = start_sandbox("--now", ago, "--web", str(little_web(folder)), "--bot", word)
    live_a_while(port)
    surroundings = {
        **{name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")},
        "PYTHONPATH": f"{plugins}:{folder / 'src'}",
        "CONFORMANCE_URL": f"http://127.0.0.1:{port}",
        "CONFORMANCE_TOKEN": TOKEN,
        "CONFORMANCE_RESULTS": str(results),
        # The suite's own switch for running without its optional dependencies.
        "GITHUB_ACTIONS": "true",
        "TEST_WITH_OPT_DEPS": "false",
    }
    options = "-m pytest -p conformance_plugin -o addopts= -q --timeout 60 --no-header --tb"
    command = [str(python), *options.split(), "short" if chosen else "no"]
    command += ["-k", " or ".join(chosen)] if chosen else []
    asking = [str(path) for path in sorted((folder / "tests").rglob("test_*.py")) if "WithRequest" in path.read_text()]
    try:
        subprocess.run([*command, *asking], cwd=folder, env=surroundings)
    finally:
        process.terminate()
        process.wait()
    return [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]


def main() -> int:
    WORK.mkdir(exist_ok=True)
    chosen = sys.argv[1:]
    expected: dict[str, str] = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))["differs"]
    ended: dict[str, list[str]] = {}
    surprises = []
    for one in run(chosen):
        missing = re.findall(r"method (\w+) not found", one["words"])
        outside = sorted({name for name in [*one["methods"], *missing] if name[0].islower()} - IN_SCOPE)
        name, outcome = one["test"], one["outcome"]
        if outcome == "xfailed" and ("flood control" in one["words"] or "TimedOut" in one["words"]):
            outcome = "failed"  # the suite forgives its server what the sandbox must not do
        if outside:
            outcome = "outside"
            name += f"  (calls {', '.join(outside)})"
        elif outcome == "failed":
            reason = next((why for what, why in expected.items() if what in name), "")
            if not reason:
                surprises.append(f"{name}\n      {one['words']}")
            name += f"  ({reason or 'NOT EXPECTED'})"
        ended.setdefault(outcome, []).append(name)
    for outcome in ("passed", "failed", "xfailed", "skipped", "outside"):
        print(f"\n{outcome}: {len(ended.get(outcome, []))}")
        for name in sorted(ended.get(outcome, [])):
            print(f"    {name}")
    passed, failed = len(ended.get("passed", [])), len(ended.get("failed", []))
    share = 100 * passed / max(passed + failed, 1)
    print(f"\nin scope: {passed} of {passed + failed} pass ({share:.1f} %), {len(surprises)} differ unexpectedly")
    for surprise in surprises:
        print(f"    {surprise}")
    return 1 if surprises else 0


if __name__ == "__main__":
    raise SystemExit(main())
