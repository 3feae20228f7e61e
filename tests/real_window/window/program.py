"""The program in a home of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from .desktop import Failed, wait
from .tree import Eyes


class Home:
    """A folder that stands in for the user's; nothing of the real one is read."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="detente-home-"))
        self.variables = {"HOME": str(self.folder)}
        for name in ("state", "data", "config", "cache"):
            (self.folder / name).mkdir()
            self.variables[f"XDG_{name.upper()}_HOME"] = str(self.folder / name)

    def journals(self):
        """The journals of unsaved edits that lie there."""
        return sorted(self.folder.glob("state/detente/journals/*"))

    def dossiers(self):
        """The dossiers that were saved."""
        return sorted(self.folder.rglob("*.dossier.toml"))

    def remove(self):
        """Takes it away with all that is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Program:
    """A running window."""

    def __init__(self, desktop, binary, home, arguments=(), size="1440x900", language="en"):
        self.desktop = desktop
        self.home = home
        self.log = (home.folder / "log").open("ab")
        command = [os.path.abspath(binary), "--renderer", "glow", "--size", size]
        command += ["--lang", language, "--theme", "light", *arguments]
        env = dict(desktop.env, **home.variables)
        # Without a screen's own rate, a frame is drawn when there is something new.
        env.update(LIBGL_ALWAYS_SOFTWARE="1", vblank_mode="0")
        self.process = subprocess.Popen(
            command, env=env, cwd=home.folder, stdout=self.log, stderr=self.log
        )
        self.eyes = Eyes(desktop)
        wait("the window is in the accessibility tree", self._is_there, 120)
        self._activate()

    def _is_there(self):
        if self.process.poll() is not None:
            raise Failed(f"the program ended: {(self.home.folder / 'log').read_text()}")
        return self.eyes.find_program()

    def _activate(self):
        search = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self.process.pid)]
        self.window = wait("the window is on the screen", lambda: self._found(search))
        self.desktop.run(["xdotool", "windowactivate", "--sync", self.window])
        wait("the window has the focus", self._is_active)

    def _is_active(self):
        return any("active" in node.states for node in self.eyes.tree().nodes)

    def _found(self, search):
        try:
            return self.desktop.run(search).split()[-1]
        except Failed:
            return None

    def kill(self):
        """Ends it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def title(self):
        """What the window's title says."""
        return self.desktop.run(["xdotool", "getwindowname", self.window]).strip()
