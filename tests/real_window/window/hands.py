"""Keys and clicks, counted; each waits until the window has answered."""

import time
from dataclasses import dataclass, field

from .desktop import Failed, wait

# Between two letters, in milliseconds.
DELAY = 12
# What a person takes, in seconds, by the keystroke-level model (Card, Moran and
# Newell 1980): a key, pointing, a click, and a hand's way between mouse and keys.
KEY, POINT, CLICK, HOME = 0.28, 1.1, 0.2, 0.4
# How long the window may take to answer one action, in seconds.
PATIENCE = 20.0
# How long the focus may take to come by itself, in seconds.
COMES = 2.0
# The bar below everything, in pixels: what is under it is not in sight.
STATUS_BAR = 40


@dataclass
class Count:
    """What was done so far."""

    keys: int = 0
    texts: int = 0
    letters: int = 0
    clicks: int = 0
    person: float = 0.0
    at_mouse: bool = False
    began: float = 0.0
    steps: list = field(default_factory=list)

    @property
    def actions(self):
        """A chord, a text in a field and a click are one each."""
        return self.keys + self.texts + self.clicks

    def chord(self, keys):
        """Notes keys that were pressed together."""
        self.keys += 1
        self.person += KEY * (1 + keys.count("+")) + self._move(False)

    def text(self, text):
        """Notes a text that was typed."""
        self.texts += 1
        self.letters += len(text)
        self.person += KEY * len(text) + self._move(False)

    def click(self):
        """Notes a click, or a turn of the wheel."""
        self.clicks += 1
        self.person += POINT + CLICK + self._move(True)

    def _move(self, to_mouse):
        moved, self.at_mouse = self.at_mouse != to_mouse, to_mouse
        return HOME if moved else 0.0

    @property
    def seconds(self):
        """Since the first action."""
        return time.monotonic() - self.began if self.began else 0.0


class Hands:
    """Somebody at keyboard and mouse."""

    def __init__(self, program):
        self.program = program
        self.desktop = program.desktop
        self.eyes = program.eyes
        self.count = Count()

    def begin(self):
        """Counts from here on."""
        self.count = Count()

    def _note(self, what):
        count = self.count
        count.began = count.began or time.monotonic()
        count.steps.append(f"{count.actions:3} {count.seconds:6.1f} s  {what}")

    def _note_focus(self):
        focus = self.focus()
        self.count.steps[-1] += f"  → {focus.said if focus else 'nothing'}"

    def tree(self):
        """What the window shows now."""
        return self.eyes.tree()

    def focus(self):
        """What has the focus; nothing where that is the window as a whole."""
        focus = self.tree().focus()
        return None if focus is None or focus.role == "frame" else focus

    def until(self, what, condition, seconds=PATIENCE):
        """Waits until the tree is so."""
        return wait(what, lambda: condition(self.tree()), seconds)

    def sees(self, role=None, name=None, part=None, seconds=PATIENCE):
        """Waits until something is there, and returns it."""
        what = f"{role or 'anything'} “{name or part}” is in the window"
        return self.until(what, lambda tree: tree.one(role, name, part), seconds)

    def press(self, keys, until=None, what=""):
        """Presses a chord, such as ctrl+n."""
        self.count.chord(keys)
        self._note(f"press {keys}")
        self.desktop.run(["xdotool", "key", keys])
        if until:
            self.until(what or f"what {keys} leads to", until)
        self._note_focus()

    def step(self, keys):
        """Presses a key that moves the focus; whether it moved."""
        before = self._settled_focus(0.0)
        self.count.chord(keys)
        self._note(f"press {keys}")
        self.desktop.run(["xdotool", "key", keys])
        try:
            wait("the focus moves", lambda: self._focus_path() != before, 3.0, 0.02)
            return True
        except Failed:
            return False
        finally:
            # Round the end of a dialog it goes by way of nothing.
            self._settled_focus(0.5)
            self._note_focus()

    def _focus_path(self):
        focus = self.focus()
        return focus.path if focus else None

    def _settled_focus(self, seconds):
        """The focus, once there is one; for so long nothing is not believed."""
        end = time.monotonic() + seconds
        while (path := self._focus_path()) is None and time.monotonic() < end:
            time.sleep(0.02)
        return path

    def tab_to(self, role=None, name=None, part=None, keys="Tab", most=60):
        """Presses Tab until something has the focus; it may have it already."""
        for _ in range(most):
            focus = self.focus()
            if focus and focus.matches(role, name, part):
                return focus
            self.step(keys)
        raise Failed(f"{most} times {keys} did not lead to {role} “{name or part}”")

    def type(self, text, check=True):
        """Types into what has the focus, and waits until it stands there, and nothing else."""
        self.count.text(text)
        self._note(f"type {text!r}")
        self.desktop.run(["xdotool", "type", "--delay", str(DELAY), "--", text])
        if not check:
            return
        focus = self.focus()
        if focus is None or focus.role != "entry":
            raise Failed(f"typed {text!r} into {focus.said if focus else 'nothing'}")
        try:
            wait("it stands there", lambda: self.eyes.text(focus) == text, PATIENCE)
        except Failed:
            stands = self.eyes.text(focus)
            raise Failed(f"typed {text!r} into {focus.said}; there stands {stands!r}") from None

    def paste(self, text):
        """Pastes what was copied elsewhere: one chord."""
        self.desktop.clip(text)
        self.press("ctrl+v")
        focus = self.focus()
        if focus is None or focus.role != "entry":
            raise Failed(f"pasted into {focus.said if focus else 'nothing'}")
        wait(f"{text!r} stands there", lambda: self.eyes.text(focus) == text, PATIENCE)

    def come_to(self, role=None, name=None, part=None):
        """Waits a moment for the focus to come by itself, and presses Tab if it does not."""

        def has_focus(tree):
            focus = tree.focus()
            return focus and focus.matches(role, name, part)

        try:
            self.until("the focus comes", has_focus, COMES)
        except Failed:
            self.count.steps.append(f"      the focus does not come to {role} “{name or part}”")
        return self.tab_to(role, name, part)

    def click(self, node, until=None, what=""):
        """Clicks in the middle of something, once it does not move any more."""
        self._wait_until_still(node)
        left, top, width, height = self.eyes.place(node)
        self.click_at(left + width // 2, top + height // 2, node.said)
        if until:
            self.until(what or f"what a click on {node.said} leads to", until)
        self._note_focus()

    def click_on(self, role, name=None, part=None, until=None):
        """Clicks on something by its name, once it is there."""
        self.click(self.sees(role, name, part), until)

    def bring(self, role, name=None, part=None, notches=8):
        """Turns the wheel over something's column until it is in sight."""
        for _ in range(6):
            node = self.sees(role, name, part)
            left, top, width, height = self.eyes.place(node)
            bottom = self.eyes.place(self.tree().one("frame"))[3] - STATUS_BAR
            if 0 < top and top + height < bottom:
                return node
            before = top
            self.scroll(left + width // 2, bottom // 2, notches if top > 0 else -notches)
            self.until(f"{node.said} moves", lambda _: self.eyes.place(node)[1] != before)
            self._wait_until_still(node)
        raise Failed(f"the wheel does not bring {role} “{name or part}” into sight")

    def _wait_until_still(self, node):
        places = [None]

        def is_still():
            places.append(self.eyes.place(node))
            return places[-1] == places[-2]

        wait(f"{node.said} stays where it is", is_still, pause=0.1)

    def click_at(self, x, y, what=""):
        """Clicks on a place of the screen."""
        self.count.click()
        self._note(f"click {what} at {x}, {y}")
        # The window must have seen the pointer come before the button goes down.
        self.desktop.run(["xdotool", "mousemove", str(x), str(y)])
        time.sleep(0.1)
        self.desktop.run(["xdotool", "click", "1"])

    def scroll(self, x, y, notches):
        """Turns the wheel: down where positive. A turn is one action."""
        self.count.click()
        self._note(f"wheel {notches} at {x}, {y}")
        button = "5" if notches > 0 else "4"
        self.desktop.run(["xdotool", "mousemove", str(x), str(y)])
        turn = ["click", "--repeat", str(abs(notches)), "--delay", "30", button]
        self.desktop.run(["xdotool", *turn])
