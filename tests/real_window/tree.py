"""Prints the window's accessibility tree, and what of a dossier is in it by name.

python3 tests/real_window/tree.py PATH_TO_BINARY [--dossier FILE] [--out FOLDER]
"""

import argparse
import sys
import tomllib
from pathlib import Path

from window.desktop import Desktop, Failed
from window.hands import Hands
from window.program import Home, Program

SAMPLE = Path(__file__).resolve().parents[2] / "assets/dossiers/us-china-2025.dossier.toml"
CHART = "Chart of tension over time"


def said(texts, nodes):
    """How many of the texts some node names, and those that none does."""
    missing = [text for text in texts if not any(text in node.name for node in nodes)]
    return len(texts) - len(missing), missing


def tell(what, texts, nodes):
    """A line of how many, and a line for each that is missing."""
    count, missing = said(texts, nodes)
    print(f"{what}: {count} of {len(texts)}")
    for text in missing:
        print(f"    not there: {text}")
    return not missing


def panel_of(tree, node):
    """What is in the same part of the window: chart and side panel are parts."""
    parts = [above for above in tree.above(node) if above.role == "panel"]
    return [other for other in tree.nodes if parts and parts[-1] in tree.above(other)]


def events_among(nodes, commitments):
    """What can stand for an event: no label, not the chart as a whole, and no
    commitment, whose words may have an event's in them."""
    return [
        node
        for node in nodes
        if node.role != "label"
        and CHART not in node.name
        and not any(text in node.name for text in commitments)
    ]


def tab_round(hands, most=600):
    """All that Tab comes to until it is where it began."""
    reached = []
    for _ in range(most):
        hands.step("Tab")
        focus = hands.focus()
        if focus is None:
            continue
        if reached and focus.path == reached[0].path:
            break
        reached.append(focus)
    return reached


def main():
    """Leaves with 1 where an event of the chart or a card is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=Path)
    parser.add_argument("--dossier", type=Path, default=SAMPLE)
    parser.add_argument("--out", type=Path, help="write the trees and pictures into this folder")
    parser.add_argument("--display", type=int)
    options = parser.parse_args()
    data = tomllib.loads(options.dossier.read_text())
    home = Home()
    copy = home.folder / options.dossier.name
    copy.write_bytes(options.dossier.read_bytes())
    with Desktop(display=options.display) as desktop:
        program = Program(desktop, options.binary, home, [str(copy)])
        try:
            is_whole = look(Hands(program), data, options.out)
        finally:
            program.kill()
            home.remove()
    return 0 if is_whole else 1


def look(hands, data, out):
    """Looks at chart, cards, list and table, and goes round by Tab."""
    headlines = [event["headline"] for event in data.get("events", [])]
    texts = [commitment["text"] for commitment in data.get("commitments", [])]
    chart = hands.sees(part=CHART)
    tree = hands.tree()
    keep(hands, tree, out, "chart")
    in_chart = panel_of(tree, chart)
    # The panel shows the commitments, so that what names an event is the chart's.
    events = events_among(tree.nodes, texts)
    whole = tell("events by name, while the list of events is not shown", headlines, events)
    beside = events_among(in_chart, texts)
    print(f"    of these in the chart's part of the tree: {said(headlines, beside)[0]}")
    select_one(hands, headlines, events)
    whole &= tell("cards, as buttons", texts, tree.all("toggle button"))
    tell("lanes below the chart", texts, in_chart)
    describe(tree)
    go_round(hands, tree)
    hands.press("ctrl+2")
    is_listed = lambda tree: said(headlines, list_of(tree))[0] > 1
    tree = hands.until("the list", lambda tree: is_listed(tree) and tree)
    keep(hands, tree, out, "list")
    tell("events in the list that is in sight", headlines, list_of(tree))
    hands.press("ctrl+e")
    tree = hands.until("the table", lambda tree: tree.all("table row") and tree)
    keep(hands, tree, out, "table")
    tell("rows of the table that are in sight", headlines, tree.all("table row"))
    return whole


def select_one(hands, headlines, events):
    """Whether a reader's own click on the last event of the chart selects it."""
    named = [node for node in events if any(text in node.name for text in headlines)]
    can = [node for node in named if "org.a11y.atspi.Action" in node.interfaces]
    print(f"    with an action: {len(can)}")
    if not can:
        return
    node = can[-1]
    hands.eyes.call(node.path, "org.a11y.atspi.Action", "DoAction", "i", "0")
    try:
        hands.sees(part="Selected ", seconds=3)
        print(f"    its action selects it: {node.name}")
    except Failed:
        print(f"    its action does not select it: {node.name}")
    hands.press("Escape")
    hands.press("ctrl+1")


def list_of(tree):
    """What is in the panel that has the list of events."""
    return events_among(panel_of(tree, tree.one("toggle button", part="Events ")), [])


def keep(hands, tree, out, name):
    """Writes the tree down, and takes a picture."""
    if out:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{name}.txt").write_text("\n".join(tree.lines()) + "\n")
        hands.desktop.picture(out / f"{name}.png")


def describe(tree):
    """What a screen reader has to know of any node."""
    roles = {}
    for node in tree.nodes:
        roles[node.role] = roles.get(node.role, 0) + 1
    print("roles: " + ", ".join(f"{count} {role}" for role, count in sorted(roles.items())))
    silent = silent_choices(tree)
    print(f"combo boxes that do not tell what is chosen: {len(silent)}")
    for node in silent:
        print(f"    {node.said}")
    nameless = [
        node
        for node in tree.nodes
        if "focusable" in node.states and not node.name and node.role != "frame"
    ]
    print(f"can have the focus and have no name: {len(nameless)}")
    for node in nameless:
        print(f"    {node.role} in {' in '.join(above.role for above in tree.above(node))}")


def silent_choices(tree):
    """Combo boxes that tell what they are for and not what is chosen."""
    can_tell = {"org.a11y.atspi.Text", "org.a11y.atspi.Value"}
    return [
        node
        for node in tree.all("combo box")
        if not can_tell & set(node.interfaces) and ": " not in node.name
    ]


def go_round(hands, tree):
    """Whether Tab comes to all that can have the focus, and in which order."""
    reached = tab_round(hands)
    paths = {node.path for node in reached}
    left = [node for node in tree.nodes if "focusable" in node.states and node.path not in paths]
    print(f"Tab comes round after {len(reached)} stops")
    for node in left:
        if node.role != "frame":
            print(f"    can have the focus, and Tab did not come to it: {node.said}")
    backwards = 0
    last = None
    for node in reached:
        left_edge, top, _, height = hands.eyes.place(node)
        middle = (top + height // 2, left_edge)
        if last and same_row(middle, last) and middle[1] < last[1]:
            backwards += 1
        last = middle
    print(f"Tab goes to the left within a row: {backwards} times")


def same_row(one, other):
    """Whether two places stand beside each other."""
    return abs(one[0] - other[0]) < 12


if __name__ == "__main__":
    sys.exit(main())
