"""Kills the program at random moments while somebody writes, and looks what comes back.

python3 tests/real_window/kill.py PATH_TO_BINARY [COUNT] [--steps before|after] [--seed N]
"""

import argparse
import importlib
import random
import statistics
import sys
import threading
import time
from pathlib import Path

from scenarios.recovery import bring_back, offered
from window.desktop import Desktop, Failed
from window.hands import Hands
from window.program import Home, Program
from window.recorded import RecordedHands

# Longest time from the first key to the kill, in seconds.
LONGEST = 45.0
# How long the window may take to offer something once it is there, in seconds.
OFFER = 2.0


def run_once(desktop, options, scenario, moment):
    """Writes, kills, starts again: how much was lost, and what was said."""
    home = Home()
    try:
        program = Program(desktop, options.binary, home)
        hands = RecordedHands(program)
        killed = write_until_killed(scenario, program, hands, moment)
        written = hands.expected(killed)
        again = Program(desktop, options.binary, home)
        try:
            offer, form, dossier = what_is_back(Hands(again), hands)
            if options.pictures:
                desktop.picture(options.pictures / f"kill-{moment:05.2f}.png")
        finally:
            again.kill()
        return {
            "moment": moment,
            "lost": hands.last_safe(killed, form, dossier),
            "written": written,
            "offered": offer,
            "back": (form, dossier),
        }
    finally:
        home.remove()


def write_until_killed(scenario, program, hands, moment):
    """The moment of the kill. What the hands do after it is nobody's."""
    killed = []

    def kill():
        killed.append(time.monotonic())
        program.kill()

    # From the first key on, which is pressed at once.
    timer = threading.Timer(moment, kill)
    timer.start()
    try:
        scenario.write_on(hands)
    except (Failed, AttributeError) as error:
        # A program that is gone shows no tree, and what is looked for in it is
        # nothing; before that, it is a failure.
        if not killed:
            timer.cancel()
            program.kill()
            raise Failed(f"the steps could not be done: {error}") from error
    timer.join()
    return killed[0]


def what_is_back(hands, written):
    """What is offered, and after taking it the form's fields and the dossier's texts."""
    end = time.monotonic() + OFFER
    while not (offer := offered(hands)) and time.monotonic() < end:
        time.sleep(0.1)
    if offer:
        bring_back(hands)
    fields = {field for _, field, _ in written.letters if field}
    texts = [text for _, text in written.done]
    # The form may come a frame after the dossier.
    time.sleep(0.5)
    tree = hands.tree()
    form = {}
    for node in tree.all("entry"):
        if node.name in fields and "org.a11y.atspi.Text" in node.interfaces:
            form[node.name] = hands.eyes.text(node)
    return offer, form, [text for text in texts if tree.one(part=text)]


def main():
    """Leaves with 1 where more than the last second was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=10)
    parser.add_argument("--steps", choices=["before", "after"], default="after")
    parser.add_argument("--seed", type=int, default=1, help="the same moments again")
    parser.add_argument("--longest", type=float, default=LONGEST, help="latest kill, in seconds")
    parser.add_argument("--display", type=int)
    parser.add_argument("--pictures", type=Path)
    options = parser.parse_args()
    scenario = importlib.import_module(f"scenarios.{options.steps}_keyboard")
    moments = random.Random(options.seed)
    losses, failures = [], 0
    with Desktop(display=options.display) as desktop:
        for number in range(1, options.count + 1):
            moment = moments.uniform(0.5, options.longest)
            try:
                result = run_once(desktop, options, scenario, moment)
            except Failed as failed:
                failures += 1
                print(f"{number:3}. to be killed after {moment:5.2f} s: {failed}", flush=True)
                continue
            losses.append(result["lost"])
            tell(number, result)
    late = sum(loss > 1.0 for loss in losses)
    print(f"{len(losses)} kills, {failures} failures; more than the last second lost: {late}")
    if losses:
        print(f"most {max(losses):.2f} s, middle {statistics.median(losses):.2f} s")
    return 1 if late or failures else 0


def tell(number, result):
    """A kill as some lines."""
    form, dossier = result["written"]
    back_form, back = result["back"]
    print(f"{number:3}. killed after {result['moment']:5.2f} s: {result['lost']:5.2f} s lost")
    print(f"     in the form stood {form}, in the dossier {dossier}")
    print(f"     offered: {' | '.join(result['offered']) or 'nothing'}")
    back_form = {name: text for name, text in back_form.items() if text}
    print(f"     came back: {back_form}, {back}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
