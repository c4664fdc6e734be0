"""The taught phrases for another learner (Rasa), without the held-out ones. Refuses to change a label."""

from __future__ import annotations

from pathlib import Path

import yaml

from nlu.phrases import TRAINING


def share(folder: Path) -> int:
    """Write every training file below `folder`, in the same format; how many phrases there are."""
    count = 0
    for path in sorted(TRAINING.glob("*/*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for group in content["nlu"]:
            count += len(group["examples"])
        target = folder / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return count
