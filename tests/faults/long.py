"""How long the fault tests take, and from which seed: `make faults` sets both. Refuses to hide either."""

from __future__ import annotations

import os

LONG = os.environ.get("NEEDBOT_FAULTS") == "long"
SEED = int(os.environ.get("FAULTS_SEED") or 7)
