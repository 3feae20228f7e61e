"""The window of issue 10's beginning, with the mouse: a click goes to each field."""

from . import facts
from .mouse import menu, write


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
    """From an open dossier to an event that is added, with a source made new."""
    _begin_event(hands)
    _headline_to_code(hands, facts.EVENT)
    hands.bring("button", "New source…")
    hands.click_on("button", "New source…", until=lambda tree: tree.one("label", "New source"))
    write(hands, "Title *", facts.SOURCE["title"])
    write(hands, "Published", facts.SOURCE["iso"])
    write(hands, "Address", facts.SOURCE["url"])
    hands.click_on("button", "Add", until=lambda tree: tree.one("label", "New event"))
    hands.click_on("button", "Add", until=lambda tree: not tree.one("label", "New event"))


def next_event(hands):
    """One more, from the same source."""
    _begin_event(hands)
    _headline_to_code(hands, facts.NEXT)
    hands.bring("button", "Pick… (Sources)")
    _pick(hands, "Sources", facts.SOURCE["title"])
    hands.click_on("button", "Add", until=lambda tree: not tree.one("label", "New event"))


def commitment(hands):
    """From an open dossier to a commitment that is added."""
    menu(hands, "Edit", "New commitment…", lambda tree: tree.one("label", "New commitment"))
    write(hands, "What was undertaken *", facts.COMMITMENT["text"])
    _pick(hands, "By", facts.COMMITMENT["by"])
    write(hands, "Made *", facts.COMMITMENT["made_iso"], replace=True)
    hands.bring("entry", "Due")
    write(hands, "Due", facts.COMMITMENT["due_iso"])
    hands.click_on("button", "Add", until=lambda tree: not tree.one("label", "New commitment"))


def finding(hands):
    """From an open dossier to a finding on the commitment, with an event as evidence."""
    hands.click_on(
        "toggle button",
        part=facts.COMMITMENT["text"],
        until=lambda tree: tree.one("button", "Mark fulfilled…"),
    )
    opened = lambda tree: tree.one("label", "New finding")
    hands.click_on("button", "Mark fulfilled…", until=opened)
    write(hands, "Date *", facts.FINDING["iso"], replace=True)
    _pick(hands, "Evidence: events", facts.EVIDENCE)
    hands.click_on("button", "Add", until=lambda tree: not tree.one("label", "New finding"))


def _begin_event(hands):
    hands.click_on("button", "+ Event", until=lambda tree: tree.one("label", "New event"))


def _headline_to_code(hands, fact):
    write(hands, "Headline *", fact["headline"])
    # The field takes "2025-03-04" and not "4 Mar 2025". The as-of day stands there,
    # unless nothing is dated yet; it is not selected.
    write(hands, "Date *", fact["iso"], replace=fact is facts.NEXT)
    name = f"Actor: {fact['actor']}"
    chosen = lambda tree: "pressed" in tree.one("toggle button", name).states
    hands.click_on("toggle button", name, until=chosen)
    write(hands, "CAMEO code, by digits or words *", fact["word"])
    hands.sees("label", part="No CAMEO code has these words")
    hands.press("ctrl+a")
    hands.type(fact["other_word"])
    code = f"{fact['code']} "
    hands.click_on("button", part=code, until=lambda tree: tree.one("label", part=code))



def _pick(hands, field, part):
    """Chooses a record from a field's list."""
    is_closed = lambda tree: not tree.one("entry", "Contains")
    hands.click_on("button", f"Pick… ({field})", until=lambda tree: not is_closed(tree))
    hands.click_on("button", part=part, until=is_closed)
