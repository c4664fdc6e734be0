"""The taught phrases for another learner (Rasa), without the held-out personas. Refuses to change a label."""

from __future__ import annotations

from pathlib import Path

import yaml

from nlu.phrases import HELD_OUT, TRAINING


def share(folder: Path) -> int:
    """Write the taught part of every training file below `folder`, in the same format; how many phrases there are."""
    count = 0
    for path in sorted(TRAINING.glob("*/*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for group in content["nlu"]:
            group["examples"] = [e for e in group["examples"] if e["metadata"]["persona"] not in HELD_OUT]
            count += len(group["examples"])
        content["nlu"] = [group for group in content["nlu"] if group["examples"]]
        target = folder / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return count
