"""What a hand at the mouse does in any window: fields and menus."""


def has_focus(tree, name):
    """Whether a text field has the focus."""
    node = tree.one("entry", name)
    return node and "focused" in node.states


def write(hands, name, text, replace=False):
    """Clicks into a field and writes there."""
    hands.click_on("entry", name, until=lambda tree: has_focus(tree, name))
    if replace:
        hands.press("ctrl+a")
    hands.type(text)


def menu(hands, heading, item, until):
    """Chooses from the menu: its button, a heading, an item."""
    hands.click_on("button", "Menu", until=lambda tree: entry(tree, heading))
    hands.click(entry(hands.tree(), heading), lambda tree: entry(tree, item))
    hands.click(entry(hands.tree(), item), until)


def entry(tree, name):
    """An entry of the menu; its shortcut stands behind its name."""
    for node in tree.all("button"):
        in_menu = any(above.role == "menu" for above in tree.above(node))
        if in_menu and (node.name == name or node.name.startswith(f"{name} ")):
            return node
    return None
