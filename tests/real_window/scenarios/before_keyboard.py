"""The window of issue 10's beginning, by keyboard alone.

A form does not take the focus: Tab comes to its first field by way of the whole
top bar and panel, and again after everything that is picked.
"""

from . import facts

NEW_FORM = "New event"


def new_dossier(hands):
    """From the start to a saved file."""
    hands.press("ctrl+n", lambda tree: tree.one("entry", "Title"))
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
    """From an open dossier to an event that is added, with a source made new."""
    fact = facts.EVENT
    hands.press("ctrl+i", lambda tree: tree.one("label", NEW_FORM))
    _headline_to_code(hands, fact)
    hands.tab_to("button", "New source…")
    hands.press("space", lambda tree: tree.one("label", "New source"))
    hands.tab_to("entry", "Title *")
    hands.type(facts.SOURCE["title"])
    hands.tab_to("entry", "Published")
    hands.type(facts.SOURCE["iso"])
    hands.tab_to("entry", "Address")
    hands.type(facts.SOURCE["url"])
    hands.press("ctrl+Return", lambda tree: tree.one("label", NEW_FORM))
    hands.press("ctrl+Return", lambda tree: not tree.one("label", NEW_FORM))


def next_event(hands):
    """One more, from the same source."""
    hands.press("ctrl+i", lambda tree: tree.one("label", NEW_FORM))
    _headline_to_code(hands, facts.NEXT)
    hands.tab_to("button", "Pick… (Sources)")
    hands.press("space", lambda tree: tree.one("entry", "Contains"))
    hands.tab_to("button", part=facts.SOURCE["title"])
    hands.press("space", lambda tree: not tree.one("entry", "Contains"))
    hands.press("ctrl+Return", lambda tree: not tree.one("label", NEW_FORM))


def _headline_to_code(hands, fact):
    hands.tab_to("entry", "Headline *")
    hands.type(fact["headline"])
    hands.step("Tab")
    # The as-of day stands there, unless nothing is dated yet; it is not selected.
    if fact is facts.NEXT:
        hands.press("ctrl+a")
    # The field takes "2025-03-04" and not "4 Mar 2025".
    hands.type(fact["iso"])
    name = f"Actor: {fact['actor']}"
    hands.tab_to("toggle button", name)
    hands.press("space", lambda tree: "pressed" in tree.one("toggle button", name).states)
    hands.tab_to("entry", part="CAMEO code")
    hands.type(fact["word"])
    hands.sees("label", part="No CAMEO code has these words")
    hands.press("ctrl+a")
    hands.type(fact["other_word"])
    hands.sees("button", part=fact["code"])
    hands.tab_to("button", part=f"{fact['code']} ")
    hands.press("space", lambda tree: tree.one("label", part=f"{fact['code']} "))


def commitment(hands):
    """There is no key for it: it is found by its name."""
    hands.press("ctrl+k", lambda tree: tree.one("entry", "Find"))
    hands.type("new commitment")
    hands.press("Return", lambda tree: tree.one("label", "New commitment"))
    hands.tab_to("entry", "What was undertaken *")
    hands.type(facts.COMMITMENT["text"])
    hands.tab_to("button", "Pick… (By)")
    hands.press("space", lambda tree: tree.one("entry", "Contains"))
    hands.tab_to("button", facts.COMMITMENT["by"])
    hands.press("space", lambda tree: not tree.one("entry", "Contains"))
    hands.tab_to("entry", "Made *")
    # The day of the last event stands there.
    hands.press("ctrl+a")
    hands.type(facts.COMMITMENT["made_iso"])
    hands.tab_to("entry", "Due")
    hands.type(facts.COMMITMENT["due_iso"])
    hands.press("ctrl+Return", lambda tree: not tree.one("label", "New commitment"))


def finding(hands):
    """From an open dossier to a finding on the commitment, with an event as evidence."""
    hands.press("ctrl+k", lambda tree: tree.one("entry", "Find"))
    hands.type("return tariff 10%")
    hands.sees("toggle button", part=f"{facts.COMMITMENT['text']} commitment")
    hands.press("Return", lambda tree: tree.one("button", "Mark fulfilled…"))
    hands.press("ctrl+m", lambda tree: tree.one("label", "New finding"))
    hands.tab_to("entry", "Date *")
    hands.press("ctrl+a")
    hands.type(facts.FINDING["iso"])
    hands.tab_to("button", "Pick… (Evidence: events)")
    hands.press("space", lambda tree: tree.one("entry", "Contains"))
    hands.tab_to("button", part=facts.EVIDENCE)
    hands.press("space", lambda tree: not tree.one("entry", "Contains"))
    hands.press("ctrl+Return", lambda tree: not tree.one("label", "New finding"))


def write_on(hands):
    """Types from Ctrl+N on until somebody ends the program: the question about
    the new dossier, an event, and a second one that is never finished."""
    hands.press("ctrl+n", lambda tree: tree.one("entry", "Title"))
    hands.write("Title", facts.KILLED_TITLE)
    hands.step("Tab")
    hands.write("First side", facts.KILLED_SIDES[0])
    hands.step("Tab")
    hands.write("Second side", facts.KILLED_SIDES[1])
    hands.press("Return", lambda tree: tree.one("label", NEW_FORM))
    hands.is_done(facts.KILLED_TITLE, *facts.KILLED_SIDES)
    _write_event(hands, facts.KILLED_EVENT)
    hands.press("ctrl+Return", lambda tree: not tree.one("label", NEW_FORM))
    hands.is_done(facts.KILLED_EVENT["headline"])
    hands.press("ctrl+i", lambda tree: tree.one("label", NEW_FORM))
    hands.tab_to("entry", "Headline *")
    hands.write("Headline *", facts.KILLED_NEXT)
    hands.tab_to("entry", "Detail")
    hands.write("Detail", facts.DETAIL)


def _write_event(hands, fact):
    hands.tab_to("entry", "Headline *")
    hands.write("Headline *", fact["headline"])
    hands.step("Tab")
    hands.write("Date *", fact["iso"])
    name = f"Actor: {fact['actor']}"
    hands.tab_to("toggle button", name)
    hands.press("space", lambda tree: "pressed" in tree.one("toggle button", name).states)
    hands.tab_to("entry", part="CAMEO code")
    hands.write("CAMEO code, by digits or words *", fact["code"])
