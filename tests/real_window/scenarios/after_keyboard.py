"""The window after issue 10, by keyboard alone.

A form takes the focus in its first field, Tab goes on, Enter takes what a field
offers and adds the whole. Where it is not so, `come_to` and `tab_to` count the
way by Tab, and the log says it.
"""

from . import facts


def new_dossier(hands):
    """From the start to a saved file."""
    hands.press("ctrl+n", lambda tree: tree.one("entry", "Title"))
    hands.come_to("entry", "Title")
    hands.type(facts.TITLE)
    hands.step("Tab")
    hands.type(facts.SIDES[0])
    hands.step("Tab")
    hands.type(facts.SIDES[1])
    hands.press("Return", lambda tree: not tree.one("entry", "First side"))
    hands.press("ctrl+s", lambda tree: tree.one("entry", "File"))
    hands.tab_to("entry", "File")
    hands.press("Return", lambda tree: tree.one("label", "Saved"))


def event(hands):
    """From an open dossier to an event that is added, with a source made in place."""
    fact = facts.EVENT
    _open(hands, "New event", lambda: hands.press("ctrl+i"))
    hands.type(fact["headline"])
    hands.tab_to("entry", "Date *")
    hands.type(fact["date"])
    _actor_and_code(hands, fact)
    hands.come_to("entry", "Sources")
    hands.paste(facts.CITATION)
    hands.press("Return", lambda tree: tree.one("button", f"Take out {facts.SOURCE['title']}"))
    hands.come_to("entry", "Sources")
    hands.press("Return", lambda tree: not tree.one("label", "New event"))


def next_event(hands):
    """One more: the next day and the same source stand there."""
    fact = facts.NEXT
    _open(hands, "New event", lambda: hands.press("ctrl+i"))
    hands.type(fact["headline"])
    hands.step("Tab")
    _actor_and_code(hands, fact)
    hands.come_to("entry", "Sources")
    hands.press("Return", lambda tree: not tree.one("label", "New event"))


def _actor_and_code(hands, fact):
    hands.tab_to("toggle button", part="Actor: ")
    # A first letter chooses.
    name = f"Actor: {fact['actor']}"
    hands.press(fact["actor"][0].lower(), lambda tree: _is_pressed(tree, name))
    hands.tab_to("entry", part="CAMEO code")
    hands.type(fact["word"])
    hands.sees(part=f"{fact['code']} ")
    hands.press("Return")
    hands.sees("label", part=f"{fact['code']} ")


def commitment(hands):
    """There is no key for it: it is found by its name."""
    hands.press("ctrl+k", lambda tree: tree.one("entry", "Find"))
    hands.come_to("entry", "Find")
    hands.type("new commitment")
    _open(hands, "New commitment", lambda: hands.press("Return"))
    hands.type(facts.COMMITMENT["text"])
    hands.tab_to("toggle button", part="By: ")
    # A first letter chooses.
    name = f"By: {facts.COMMITMENT['by']}"
    hands.press(facts.COMMITMENT["by"][0].lower(), lambda tree: _is_pressed(tree, name))
    # Tab selects what stands there.
    hands.tab_to("entry", "Made *")
    hands.type(facts.COMMITMENT["made"])
    hands.tab_to("entry", "Due")
    hands.type(facts.COMMITMENT["due"])
    hands.press("Return", lambda tree: not tree.one("label", "New commitment"))


def finding(hands):
    """From an open dossier to a finding on the commitment, with an event as evidence."""
    hands.press("ctrl+k", lambda tree: tree.one("entry", "Find"))
    hands.come_to("entry", "Find")
    hands.type("return tariff 10%")
    hands.sees("toggle button", part=f"{facts.COMMITMENT['text']} commitment")
    hands.press("Return", lambda tree: tree.one("button", "Mark fulfilled…"))
    hands.press("ctrl+m", lambda tree: tree.one("label", "New finding"))
    hands.tab_to("entry", "Date *")
    hands.type(facts.FINDING["date"])
    hands.tab_to("entry", "Evidence: events")
    hands.type("order lowers")
    hands.sees("toggle button", part=facts.EVIDENCE)
    hands.press("Return", lambda tree: tree.one("button", part=f"Take out {facts.EVIDENCE}"))
    hands.press("Return", lambda tree: not tree.one("label", "New finding"))


def _open(hands, title, how):
    """Opens a form, which takes the focus in its first field."""
    how()
    hands.sees("label", title)
    hands.come_to("entry", part=" *")


def _is_pressed(tree, name):
    node = tree.one("toggle button", name)
    return node and "pressed" in node.states


def write_on(hands):
    """Types from Ctrl+N on until somebody ends the program: the question about
    the new dossier, an event, and a second one that is never finished."""
    fact = facts.KILLED_EVENT
    hands.press("ctrl+n", lambda tree: tree.one("entry", "Title"))
    hands.come_to("entry", "Title")
    hands.write("Title", facts.KILLED_TITLE)
    hands.step("Tab")
    hands.write("First side", facts.KILLED_SIDES[0])
    hands.step("Tab")
    hands.write("Second side", facts.KILLED_SIDES[1])
    hands.press("Return", lambda tree: tree.one("label", "New event"))
    hands.is_done(facts.KILLED_TITLE, *facts.KILLED_SIDES)
    hands.come_to("entry", "Headline *")
    hands.write("Headline *", fact["headline"])
    hands.tab_to("entry", "Date *")
    hands.write("Date *", fact["date"])
    hands.tab_to("toggle button", part="Actor: ")
    name = f"Actor: {fact['actor']}"
    hands.press(fact["actor"][0].lower(), lambda tree: _is_pressed(tree, name))
    hands.tab_to("entry", part="CAMEO code")
    hands.write("CAMEO code, by digits or words *", fact["code"])
    hands.press("ctrl+Return", lambda tree: not tree.one("label", "New event"))
    hands.is_done(fact["headline"])
    _open(hands, "New event", lambda: hands.press("ctrl+i"))
    hands.write("Headline *", facts.KILLED_NEXT)
    hands.tab_to(part="More")
    hands.press("space", lambda tree: tree.one("entry", "Detail"))
    hands.tab_to("entry", "Detail")
    hands.write("Detail", facts.DETAIL)
