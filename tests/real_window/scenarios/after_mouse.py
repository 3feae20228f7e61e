"""The window after issue 10, with the mouse: a click goes to each field."""

from . import facts
from .mouse import has_focus, menu, write


def new_dossier(hands):
    """From the start to a saved file."""
    menu(hands, "File", "New dossier…", lambda tree: tree.one("entry", "First side"))
    # The first field has the focus.
    hands.type(facts.TITLE)
    write(hands, "First side", facts.SIDES[0])
    write(hands, "Second side", facts.SIDES[1])
    hands.click_on("button", "Begin", until=lambda tree: not tree.one("button", "Begin"))
    menu(hands, "File", "Save", lambda tree: tree.one("entry", "File"))
    hands.click_on("button", "Save", until=lambda tree: tree.one("label", "Saved"))


def event(hands):
    """From an open dossier to an event that is added, with a source made in place."""
    fact = facts.EVENT
    _begin_event(hands)
    hands.type(fact["headline"])
    write(hands, "Date *", fact["date"])
    _actor_and_code(hands, fact)
    hands.bring("entry", "Sources")
    hands.click_on("entry", "Sources", until=lambda tree: has_focus(tree, "Sources"))
    hands.paste(facts.CITATION)
    taken = lambda tree: tree.one("button", f"Take out {facts.SOURCE['title']}")
    hands.click_on("toggle button", part="Make a source of this", until=taken)
    hands.click_on("button", "Add", until=lambda tree: not tree.one("label", "New event"))


def next_event(hands):
    """One more: the next day and the same source stand there."""
    _begin_event(hands)
    hands.type(facts.NEXT["headline"])
    _actor_and_code(hands, facts.NEXT)
    hands.click_on("button", "Add", until=lambda tree: not tree.one("label", "New event"))


def commitment(hands):
    """From an open dossier to a commitment that is added."""
    menu(hands, "Edit", "New commitment…", lambda tree: tree.one("label", "New commitment"))
    hands.come_to("entry", part=" *")
    hands.type(facts.COMMITMENT["text"])
    name = f"By: {facts.COMMITMENT['by']}"
    chosen = lambda tree: "pressed" in tree.one("toggle button", name).states
    hands.click_on("toggle button", name, until=chosen)
    write(hands, "Made *", facts.COMMITMENT["made"], replace=True)
    write(hands, "Due", facts.COMMITMENT["due"])
    added = lambda tree: not tree.one("label", "New commitment")
    hands.click_on("button", "Add", until=added)


def finding(hands):
    """From an open dossier to a finding on the commitment, with an event as evidence."""
    hands.click_on(
        "toggle button",
        part=facts.COMMITMENT["text"],
        until=lambda tree: tree.one("button", "Mark fulfilled…"),
    )
    opened = lambda tree: tree.one("label", "New finding")
    hands.click_on("button", "Mark fulfilled…", until=opened)
    write(hands, "Date *", facts.FINDING["date"], replace=True)
    field = "Evidence: events"
    hands.click_on("entry", field, until=lambda tree: has_focus(tree, field))
    taken = lambda tree: tree.one("button", part=f"Take out {facts.EVIDENCE}")
    hands.click_on("toggle button", part=facts.EVIDENCE, until=taken)
    hands.click_on("button", "Add", until=lambda tree: not tree.one("label", "New finding"))


def _begin_event(hands):
    hands.click_on("button", "+ Event", until=lambda tree: tree.one("label", "New event"))
    hands.come_to("entry", "Headline *")


def _actor_and_code(hands, fact):
    name = f"Actor: {fact['actor']}"
    chosen = lambda tree: "pressed" in tree.one("toggle button", name).states
    hands.click_on("toggle button", name, until=chosen)
    write(hands, "CAMEO code, by digits or words *", fact["word"])
    code = f"{fact['code']} "
    hands.click_on("toggle button", part=code, until=lambda tree: tree.one("label", part=code))
