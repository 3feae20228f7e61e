"""Counts actions, letters and seconds for the tasks of a day in the real window.

python3 tests/real_window/measure.py PATH_TO_BINARY [--steps before|after] [--way keyboard|mouse]
"""

import argparse
import importlib
import json
import statistics
import sys
import tomllib
from pathlib import Path

from scenarios import facts
from window.desktop import Desktop, Failed, wait
from window.hands import Hands
from window.program import Home, Program

PICTURES = Path(__file__).resolve().parents[2] / "target" / "real-window"
# Name, what the open dossier says before (nothing: the built-in sample), the
# steps in the order in which they are counted, each with what the file says then.
TASKS = [
    ("a new dossier with two sides, saved", None, [("new_dossier", facts.dossier_is_right)]),
    (
        "an event with a code by words and a new source",
        facts.BEGUN,
        [("event", facts.event_is_right), ("next_event", facts.next_is_right)],
    ),
    ("a commitment", facts.WITH_EVENT, [("commitment", facts.commitment_is_right)]),
    ("a finding with evidence", facts.WITH_COMMITMENT, [("finding", facts.finding_is_right)]),
]
NAMES = {"next_event": "one more event, from the same source"}


def middle_of(options, way, task):
    """Rows of a task: counts are the same each time, of the seconds the middle ones."""
    runs = []
    for _ in range(options.runs):
        with Desktop(display=options.display) as desktop:
            runs.append(run_task(desktop, options, way, task))
    rows = runs[-1]
    for place, row in enumerate(rows):
        same = [run[place] for run in runs if len(run) > place]
        again = [other["seconds"] for other in same if "seconds" in other]
        if again:
            row["seconds"] = statistics.median(again)
    return rows


def run_task(desktop, options, way, task):
    """Rows of one task: a new home, a new window."""
    name, text, steps = task
    scenario = importlib.import_module(f"scenarios.{options.steps}_{way}")
    home = Home()
    path = home.folder / "work" / "dispute.dossier.toml"
    path.parent.mkdir()
    if text:
        path.write_text(text)
    program = Program(desktop, options.binary, home, [str(path)] if text else [])
    hands = Hands(program)
    rows = []
    try:
        for step, is_right in steps:
            row = {"steps": options.steps, "way": way, "task": NAMES.get(step, name), "trouble": ""}
            rows.append(row)
            hands.begin()
            try:
                getattr(scenario, step)(hands)
                row["seconds"] = round(hands.count.seconds, 1)
                count = hands.count
                row.update(actions=count.actions, keys=count.keys, clicks=count.clicks)
                row.update(texts=count.texts, letters=count.letters, log=count.steps)
                row["person"] = round(count.person, 1)
                save_and_read(hands, home, is_right)
            except Failed as failed:
                row["trouble"] = str(failed)
                row["log"] = hands.count.steps
                break
            finally:
                desktop.picture(options.pictures / f"{options.steps}-{way}-{step}.png")
    finally:
        program.kill()
        home.remove()
    return rows


def save_and_read(hands, home, is_right):
    """Saves, which is not counted, and looks whether the file says what was written."""
    hands.press("ctrl+s")

    def says_it():
        return any(is_right(read(path)) for path in home.dossiers())
    try:
        wait("the saved file says what was written", says_it, 10)
    except Failed:
        texts = "\n".join(path.read_text() for path in home.dossiers())
        raise Failed(f"the saved file does not say what was written:\n{texts}") from None


def read(path):
    """A dossier as plain tables; nothing while it is being written."""
    try:
        return {"title": "", "sides": []} | tomllib.loads(path.read_text())
    except (tomllib.TOMLDecodeError, OSError):
        return {"title": "", "sides": []}


def main():
    """Prints a table; leaves with 1 where a task could not be done."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=Path)
    parser.add_argument("--steps", choices=["before", "after"], default="after")
    parser.add_argument("--way", choices=["keyboard", "mouse"], help="both where not given")
    parser.add_argument("--task", help="only those whose name has this in it")
    parser.add_argument("--runs", type=int, default=1, help="of so many, the middle one's seconds")
    parser.add_argument("--display", type=int, help="its number; a free one where not given")
    parser.add_argument("--pictures", type=Path, default=PICTURES, help="target/real-window if not")
    parser.add_argument("--log", action="store_true", help="print every action")
    parser.add_argument("--json", type=Path, help="write all figures here")
    options = parser.parse_args()
    rows = []
    for way in [options.way] if options.way else ["keyboard", "mouse"]:
        for task in TASKS:
            if options.task and options.task not in task[0]:
                continue
            for row in middle_of(options, way, task):
                rows.append(row)
                tell(row, options.log)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
    return 1 if any(row["trouble"] for row in rows) else 0


def tell(row, with_log):
    """A row as a line."""
    figures = "not done"
    if "actions" in row:
        figures = (
            f"{row['actions']:4} actions ({row['keys']} keys, {row['texts']} texts, "
            f"{row['clicks']} clicks and wheel), {row['letters']:3} letters; "
            f"{row['seconds']:5.1f} s, a person {row['person']:5.1f} s"
        )
    print(f"{row['steps']}, {row['way']:8}  {row['task']:48}{figures}", flush=True)
    if row["trouble"]:
        print(f"    {row['trouble']}")
    if with_log or row["trouble"]:
        print("\n".join(f"    {line}" for line in row.get("log", [])))


if __name__ == "__main__":
    sys.exit(main())
