"""A display, a window manager and the buses that a screen reader uses, all of their own."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Name of the command, the package of Debian and Ubuntu that has it.
NEEDED = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xclip": "xclip",
    "import": "imagemagick",
    "dbus-daemon": "dbus-daemon",
    "busctl": "systemd",
}
LAUNCHER = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")

# No keys of its own: all of them are for the program. No frame: the window's
# place on the screen is its place in the tree.
OPENBOX = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <theme><keepBorder>no</keepBorder></theme>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard></keyboard>
  <mouse></mouse>
  <applications>
    <application class="*">
      <decor>no</decor>
      <position force="yes"><x>0</x><y>0</y></position>
      <focus>yes</focus>
    </application>
  </applications>
</openbox_config>
"""


class Failed(Exception):
    """Something did not come about; the message says what."""


def wait(what, condition, seconds=60.0, pause=0.05):
    """Asks until the answer is true, and returns it."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failed(f"after {seconds:.0f} s still not so: {what}")
        time.sleep(pause)


def check_needs():
    """Leaves with the packages to install where a tool is missing."""
    missing = {package for tool, package in NEEDED.items() if shutil.which(tool) is None}
    if not LAUNCHER.exists():
        missing.add("at-spi2-core")
    if missing:
        sys.exit("missing; install with: sudo apt install " + " ".join(sorted(missing)))


class Desktop:
    """Holds the processes; `with Desktop() as desktop:` ends them again."""

    def __init__(self, size=(1600, 1000), display=None):
        check_needs()
        self.size = size
        self.wanted = display
        self.processes = []

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="detente-desktop-"))
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
        for process in reversed(self.processes):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self):
        display = self._start_display()
        self.env = dict(os.environ, DISPLAY=display, XDG_RUNTIME_DIR=str(self.folder))
        for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
            self.env.pop(name, None)
        for name in ("config", "data", "cache"):
            self.env[f"XDG_{name.upper()}_HOME"] = str(self.folder / name)
        bus = self._spawn(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE
        )
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        config = self.folder / "openbox.xml"
        config.write_text(OPENBOX)
        self._spawn(["openbox", "--sm-disable", "--config-file", str(config)])
        wait("the window manager runs", lambda: self.succeeds(["xdotool", "get_num_desktops"]))
        launcher = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")
        self.accessibility = self.bus(None, *launcher, "GetAddress")[0]
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            self.run(
                ["busctl", "--user", "set-property", "org.a11y.Bus", "/org/a11y/bus"]
                + ["org.a11y.Status", name, "b", "true"]
            )

    def _start_display(self):
        """Xvfb chooses a free display and tells which, unless one is asked for."""
        read, write = os.pipe()
        size = f"{self.size[0]}x{self.size[1]}x24"
        command = ["Xvfb"] + ([f":{self.wanted}"] if self.wanted else [])
        command += ["-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
        self.env = dict(os.environ)
        self._spawn(command, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise Failed("Xvfb did not start")
        return f":{number}"

    def _spawn(self, command, **more):
        more.setdefault("stdout", subprocess.DEVNULL)
        process = subprocess.Popen(command, env=self.env, stderr=subprocess.DEVNULL, **more)
        self.processes.append(process)
        return process

    def run(self, command, seconds=60):
        """Runs a tool on this desktop and returns what it prints."""
        done = subprocess.run(command, env=self.env, capture_output=True, timeout=seconds)
        if done.returncode != 0:
            raise Failed(f"{' '.join(command)}: {done.stderr.decode().strip()}")
        return done.stdout.decode()

    def succeeds(self, command):
        """Whether a tool has nothing to complain about."""
        return subprocess.run(command, env=self.env, capture_output=True).returncode == 0

    def bus(self, address, name, path, interface, member, *arguments):
        """Calls a method over D-Bus: the values that come back."""
        where = [f"--address={address}"] if address else ["--user"]
        call = [name, path, interface, member, *arguments]
        told = self.run(["busctl", *where, "--json=short", "--timeout=20", "--", "call", *call])
        return json.loads(told)["data"] if told.strip() else []

    def clip(self, text):
        """Puts a text on the clipboard, as if it had been copied elsewhere."""
        command = ["xclip", "-selection", "clipboard"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        # A process of its own holds it from now on.
        subprocess.run(command, env=self.env, input=text.encode(), check=True, **quiet)

    def picture(self, path):
        """Saves what is on the screen."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        self.run(["import", "-window", "root", str(path)])
