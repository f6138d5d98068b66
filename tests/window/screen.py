"""A person at a screen: finds what is shown by its accessible name, and only clicks and types.

Where a widget is comes from the desktop's accessibility bus (AT-SPI), which is what a screen reader sees too;
everything that is done goes through xdotool, as the mouse and keyboard of an X display. Nothing is ever set or
pressed through the accessibility bus itself. Waiting is repeated, a step never is.
"""

import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60.0  # seconds; the machine may be busy with other tests
PAUSE = 0.1  # seconds between two looks
LISTS = ("table", "tree", "tree table", "list")  # their cells are asked for one by one

USED = ("push button", "check box", "radio button", "text", "password text", "combo box", "spin button", "table",
        "tree", "list", "page tab", "slider")


class NotShown(AssertionError):
    """What should be on the screen is not there."""


def wait_for(look, what, patience=PATIENCE):
    """The first answer of look() that is neither None nor False."""
    end = time.monotonic() + patience
    while True:
        try:
            found = look()
        except GLib.Error:  # it went away while we looked at it
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise NotShown(f"after {patience:.0f} s: {what}")
        time.sleep(PAUSE)


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, timeout=30)


def matches(wanted, text):
    """A string has to be equal, a pattern has to be found."""
    if wanted is None:
        return True
    return bool(wanted.search(text)) if isinstance(wanted, re.Pattern) else wanted == text


class Widget:
    """Something on the screen."""

    def __init__(self, node, parents=()):
        self.node = node
        self.parents = parents  # outermost first

    @property
    def name(self):
        return self.node.get_name() or ""

    @property
    def role(self):
        return self.node.get_role_name()

    @property
    def text(self):
        """What stands in an editor or a label."""
        if Atspi.Accessible.get_text_iface(self.node):
            return Atspi.Text.get_text(self.node, 0, -1)
        return self.name

    def has(self, state):
        return self.node.get_state_set().contains(state)

    @property
    def is_enabled(self):
        return self.has(Atspi.StateType.ENABLED)

    @property
    def is_checked(self):
        return self.has(Atspi.StateType.CHECKED)

    @property
    def box(self):
        """Left, top, width, height in pixels of the screen."""
        e = self.node.get_extents(Atspi.CoordType.SCREEN)
        return e.x, e.y, e.width, e.height

    def children(self):
        for i in range(self.node.get_child_count()):
            child = self.node.get_child_at_index(i)
            if child:
                yield Widget(child, (*self.parents, self))

    def walk(self, into_lists):
        """This and what is shown inside it, in the order of the screen reader."""
        yield self
        if self.role in LISTS and not into_lists:
            return
        for child in self.children():
            if child.has(Atspi.StateType.SHOWING) or child.role in ("table cell", "tree item"):
                yield from child.walk(into_lists)

    def cells(self):
        """The texts of a table, row by row, headers left out."""
        table = self.node.get_table_iface()
        rows, columns = Atspi.Table.get_n_rows(self.node), Atspi.Table.get_n_columns(self.node)
        assert table
        return [[(Atspi.Table.get_accessible_at(self.node, row, column).get_name() or "")
                 for column in range(columns)] for row in range(rows)]

    def cell(self, row, column):
        return Widget(Atspi.Table.get_accessible_at(self.node, row, column), (*self.parents, self))

    def hidden_by(self):
        """The scroll area in which one has to scroll to see this, and by how many pixels; or None."""
        x, y, w, h = self.box
        for parent in reversed(self.parents):
            if parent.role == "combo box":
                return None  # its list opens above everything else
            if parent.role not in (*LISTS, "layered pane", "scroll pane", "viewport"):
                continue
            left, top, width, height = parent.box
            if y + h / 2 >= top + height:
                return parent, 1
            if y + h / 2 < top:
                return parent, -1
        return None

    def scroll_to(self):
        for _ in range(60):
            hidden = self.hidden_by()
            if not hidden:
                return
            parent, way = hidden
            x, y, w, h = parent.box
            xdotool("mousemove", x + w - 24, y + h // 2, "click", 5 if way > 0 else 4)
            time.sleep(0.05)
        raise NotShown(f"{self!r} cannot be scrolled to")

    def point(self):
        x, y, w, h = self.box
        if w <= 0 or h <= 0:
            raise NotShown(f"{self!r} has no size")
        # A check box or radio button is wider than what answers the mouse.
        return (x + min(w, 20) // 2 if self.role in ("check box", "radio button") else x + w // 2,
                y + h // 2)

    def click(self, button=1, times=1):
        self.scroll_to()
        x, y = self.point()
        xdotool("mousemove", x, y)
        time.sleep(0.05)
        xdotool("click", "--repeat", times, "--delay", 80, button)
        time.sleep(PAUSE)
        return self

    def __repr__(self):
        return f"{self.role} “{self.name}”"


class Screen:
    """The windows of one program on the display."""

    def __init__(self, program):
        self.program = program

    def windows(self):
        """The program's windows, the newest last."""
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application and application.get_process_id() == self.program:
                application.set_cache_mask(Atspi.Cache.NONE)
                return [window for window in Widget(application).children()
                        if window.has(Atspi.StateType.SHOWING)]
        return []

    def window(self, title=None):
        """The newest window, or the one with a title; waits for it."""
        def look():
            found = [w for w in self.windows() if matches(title, w.name)]
            return found[-1] if found else None
        return wait_for(look, f"a window {title or ''}")

    def has_window(self, title):
        return any(matches(title, w.name) for w in self.windows())

    def gone(self, title):
        wait_for(lambda: not self.has_window(title), f"the window {title} closed")

    def all(self, role=None, name=None, within=None, into_lists=False):
        roots = [within] if within else self.windows()[::-1]
        for root in roots:
            for widget in root.walk(into_lists):
                if (role is None or widget.role == role) and matches(name, widget.name):
                    yield widget

    def find(self, role=None, name=None, within=None, enabled=True, into_lists=False, patience=PATIENCE):
        """The first that is shown, in the newest window that has one; waits until it can be used."""
        def look():
            for widget in self.all(role, name, within, into_lists):
                if widget.is_enabled or not enabled:
                    return widget
            return None
        return wait_for(look, f"{role or 'something'} “{getattr(name, 'pattern', name)}” is not shown", patience)

    def shows(self, name, role=None, within=None):
        return next(self.all(role, name, within), None) is not None

    def click(self, role, name, **where):
        return self.find(role, name, **where).click()

    def type(self, text):
        xdotool("type", "--delay", 15, "--", text)
        time.sleep(PAUSE)

    def key(self, *keys):
        for key in keys:
            xdotool("key", key)
            time.sleep(PAUSE)

    def fill(self, name, text, role="text", **where):
        """Replaces what stands in a field, and looks whether the field has taken it."""
        field = self.find(role, name, **where)
        field.click()
        self.key("ctrl+a")
        self.type(text)
        if role != "password text":
            wait_for(lambda: field.text == text, f"{field!r} holds “{text}”, it has “{field.text}”", 15)
        return field

    def choose(self, box, entry, **where):
        """Picks an entry of a drop-down box."""
        self.find("combo box", box, **where).click()
        item = self.find("list item", entry, into_lists=True)
        item.click()

    def nameless(self):
        """What can be used, but has no name that a screen reader could say."""
        return {f"{self.windows()[-1].name}: {widget.role} at {widget.box}" for widget in self.all()
                if widget.role in USED and not widget.name.strip()
                and widget.parents[-1].role != "text"}  # the picture in a search field

    def tree(self):
        """Everything that is shown, for a person who looks for what went wrong."""
        lines = []
        def add(widget, depth):
            states = "".join(mark for mark, state in (("*", Atspi.StateType.FOCUSED), ("x", Atspi.StateType.CHECKED))
                             if widget.has(state)) + ("" if widget.is_enabled else "-")
            lines.append(f"{'  ' * depth}{widget!r} {widget.box} {states}"
                         + (f" = {widget.text[:200]!r}" if widget.role in ("text", "label") else ""))
            if widget.role in LISTS:
                lines.append("  " * (depth + 1) + f"{widget.node.get_child_count()} cells")
                return
            for child in widget.children():
                if child.has(Atspi.StateType.SHOWING):
                    add(child, depth + 1)
        for window in self.windows():
            add(window, 0)
        return "\n".join(lines)


def photograph(path):
    """A picture of the whole display."""
    subprocess.run(["import", "-window", "root", path], check=False, timeout=60)
