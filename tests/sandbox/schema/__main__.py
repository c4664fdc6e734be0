"""Cuts bot_api.json from the schema.json of an aiogram source archive: `python -m tests.sandbox.schema SCHEMA.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.sandbox.schema import KEPT, cut

whole = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
KEPT.write_text(json.dumps(cut(whole), separators=(",", ":")) + "\n", encoding="utf-8")
print(f"{KEPT.name}: {KEPT.stat().st_size} bytes")
