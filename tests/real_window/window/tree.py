"""The window's accessibility tree, as a screen reader gets it over AT-SPI."""

from dataclasses import dataclass, field

from .desktop import Failed

REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
ACCESSIBLE = "org.a11y.atspi.Accessible"
# https://docs.gtk.org/atspi2/enum.Role.html: those that a window of egui may have.
ROLES = {
    7: "check box", 11: "combo box", 16: "dialog", 23: "frame", 27: "image", 29: "label",
    31: "list", 32: "list item", 33: "menu", 34: "menu bar", 35: "menu item", 37: "page tab",
    38: "page tab list", 39: "panel", 42: "progress bar", 43: "button", 44: "radio button",
    48: "scroll bar", 49: "scroll pane", 50: "separator", 51: "slider", 52: "spin button",
    54: "status bar", 55: "table", 56: "table cell", 57: "column header", 10: "column header",
    62: "toggle button", 63: "tool bar", 64: "tool tip", 65: "tree", 67: "unknown", 69: "window",
    73: "paragraph", 75: "application", 79: "entry", 82: "document", 83: "heading", 85: "section",
    87: "form", 88: "link", 90: "table row", 91: "tree item", 98: "list box", 101: "notification",
    116: "static",
}
# In the order of their bits: https://docs.gtk.org/atspi2/enum.StateType.html
STATES = """invalid active armed busy checked collapsed defunct editable enabled expandable
expanded focusable focused has-tooltip horizontal iconified modal multi-line multiselectable
opaque pressed resizable selectable selected sensitive showing single-line stale transient
vertical visible manages-descendants indeterminate required truncated animated invalid-entry
supports-autocompletion selectable-text is-default visited checkable has-popup
read-only""".split()


@dataclass
class Node:
    """One thing in the tree."""

    path: str
    parent: str
    index: int
    role: str
    name: str
    description: str
    interfaces: list
    states: frozenset
    children: list = field(default_factory=list)

    def matches(self, role=None, name=None, part=None):
        """Whether it has this role, exactly this name, or this in its name."""
        return (
            (role is None or self.role == role)
            and (name is None or self.name == name)
            and (part is None or part in self.name)
        )

    @property
    def said(self):
        """Role and name, for reports."""
        return f"{self.role} “{self.name}”"


class Tree:
    """All nodes at one moment, from the top down in the order of the tree."""

    def __init__(self, nodes):
        by_path = {node.path: node for node in nodes}
        tops = []
        for node in sorted(nodes, key=lambda node: node.index):
            # The program's own parent has another bus name and the same path.
            parent = by_path.get(node.parent) if node.parent != node.path else None
            (parent.children if parent else tops).append(node)
        self.nodes = []
        self.depths = {}
        self._by_path = by_path
        self._add(tops, 0)

    def _add(self, nodes, depth):
        for node in nodes:
            self.nodes.append(node)
            self.depths[node.path] = depth
            self._add(node.children, depth + 1)

    def all(self, role=None, name=None, part=None):
        """All nodes that fit."""
        return [node for node in self.nodes if node.matches(role, name, part)]

    def one(self, role=None, name=None, part=None):
        """The first that fits, or nothing."""
        return next(iter(self.all(role, name, part)), None)

    def focus(self):
        """What has the focus; within a window that has it, the innermost."""
        focused = [node for node in self.nodes if "focused" in node.states]
        return max(focused, key=lambda node: self.depths[node.path], default=None)

    def above(self, node):
        """What a node is in, from the inside out."""
        found = []
        while node.parent != node.path and (node := self._by_path.get(node.parent)) is not None:
            found.append(node)
        return found

    def lines(self):
        """The tree as text, a node a line."""
        for node in self.nodes:
            states = " ".join(sorted(node.states - {"enabled", "sensitive", "visible", "showing"}))
            more = f" – {node.description}" if node.description else ""
            indent = "  " * self.depths[node.path]
            yield f"{indent}{node.said}{more}" + (f" [{states}]" if states else "")


class Eyes:
    """Reads the tree of the only program on a desktop."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.name = None

    def call(self, path, interface, member, *arguments):
        """A method of a node."""
        return self.desktop.bus(
            self.desktop.accessibility, self.name, path, interface, member, *arguments
        )

    def find_program(self):
        """The name on the bus of the program that has a window, where there is one."""
        address = self.desktop.accessibility
        programs = self.desktop.bus(address, *REGISTRY, ACCESSIBLE, "GetChildren")[0]
        for name, _ in programs:
            self.name = name
            try:
                items = self._items()
            except Failed:
                # One that has just ended.
                continue
            if len(items) > 1:
                return name
        self.name = None
        return None

    def tree(self):
        """The tree as it is now."""
        return Tree([self._node(item) for item in self._items()])

    def _items(self):
        """All at once, as screen readers ask for it."""
        return self.call("/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")[0]

    def _node(self, item):
        (_, path), _, (_, parent), index, _, interfaces, name, role, description, states = item
        bits = sum(word << (32 * place) for place, word in enumerate(states))
        names = frozenset(state for place, state in enumerate(STATES) if bits >> place & 1)
        role = ROLES.get(role, f"role {role}")
        return Node(path, parent, index, role, name, description, interfaces, names)

    def place(self, node):
        """Left, top, width and height on the screen, in pixels."""
        return tuple(self.call(node.path, "org.a11y.atspi.Component", "GetExtents", "u", "0")[0])

    def text(self, node):
        """What is written in a text field."""
        return self.call(node.path, "org.a11y.atspi.Text", "GetText", "ii", "0", "-1")[0]

    def selected_text(self, node):
        """Where the selection in a text field begins and ends."""
        return tuple(self.call(node.path, "org.a11y.atspi.Text", "GetSelection", "i", "0"))
