"""Hands that type as a person does and remember what stood where, and when."""

import time

from .desktop import Failed, wait
from .hands import PATIENCE, Hands

# Between two letters, in seconds: about ten a second.
PACE = 0.08


class RecordedHands(Hands):
    """Every letter is noted with its moment, under the field that it went to."""

    def __init__(self, program):
        super().__init__(program)
        # Moment, field, what stands in it then.
        self.letters = []
        # What is part of the dossier, and the moment from which it is.
        self.done = []

    def write(self, field, text):
        """Types a text into what has the focus; `field` is what it is looked for by later."""
        self.count.text(text)
        self._note(f"write {text!r}")
        for length in range(1, len(text) + 1):
            self.desktop.run(["xdotool", "type", "--", text[length - 1]])
            self.letters.append((time.monotonic(), field, text[:length]))
            time.sleep(PACE)
        focus = self.focus()
        if focus is None:
            raise Failed(f"typed {text!r} into nothing")
        wait(f"{text!r} stands there", lambda: self.eyes.text(focus) == text, PATIENCE)

    def is_done(self, *texts):
        """These texts are in the dossier from now on; the form is another."""
        self.done += [(time.monotonic(), text) for text in texts]
        self.letters.append((time.monotonic(), None, ""))

    def expected(self, moment):
        """What should be there of all that happened up to a moment: of the form,
        by field, and of the dossier."""
        form = {}
        for when, field, text in self.letters:
            if when <= moment:
                form = {} if field is None else form | {field: text}
        return form, [text for when, text in self.done if when <= moment]

    def last_safe(self, killed, form, dossier):
        """How long before the kill the last moment was of which nothing is missing."""
        moments = [when for when, _ in self.done] + [when for when, _, _ in self.letters]
        for when in sorted((when for when in moments if when <= killed), reverse=True):
            wanted_form, wanted = self.expected(when)
            stands = (form.get(field, "").startswith(text) for field, text in wanted_form.items())
            if all(stands) and all(text in dossier for text in wanted):
                return max(0.0, killed - self._next(when, killed))
        return killed - self._next(0.0, killed)

    def _next(self, moment, killed):
        """When something was typed next: from then on it is lost."""
        later = [when for when, _, _ in self.letters if moment < when <= killed]
        return min(later, default=killed)
