"""The offer to bring back what a window that ended without saving had."""


def offered(hands):
    """What is offered, as lines; empty where nothing is."""
    tree = hands.tree()
    heading = tree.one("label", "Unsaved edits were kept")
    if heading is None:
        return []
    beside = tree.above(heading)[0].children
    return [node.name for node in beside[beside.index(heading) :] if node.name]


def bring_back(hands):
    """Takes the first thing that is offered."""
    hands.click_on("button", "Bring back", until=lambda tree: not tree.one("button", "Bring back"))
