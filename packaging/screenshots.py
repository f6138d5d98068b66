"""Takes the pictures of one language: see screenshots.sh, which runs this on a display of its own.

    screenshots.py GODWIT LANGUAGE PICTURES
"""

import contextlib
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as tree

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "window"))
from screen import Screen, wait_for  # noqa: E402

MOST_BYTES = 300_000  # a picture


class Language:
    """How the program shows its English texts. A shortcut's mark, "(T)" in Chinese, and a colon may be shown or not."""

    def __init__(self, language):
        self.texts = {}
        if language == "en":
            return
        for message in tree.parse(ROOT / "translations" / f"godwit_{language}.ts").getroot().iter("message"):
            translation = message.find("translation")
            text = translation.findtext("numerusform") or translation.text
            if text:
                self.texts[message.findtext("source").replace("&", "").rstrip(":")] = text.rstrip(":：")

    def __call__(self, text):
        """A pattern for the whole text; whatever was put into its places fits."""
        pattern = ""
        for part in re.split(r"(\(&.\)|&|%L?\d|%n)", self.texts.get(text, text)):
            if part.startswith("(&"):
                pattern += f"({re.escape(part.replace('&', ''))})?"
            elif part.startswith("%"):
                pattern += ".*"
            elif part != "&":
                pattern += re.escape(part)
        return re.compile(f"^{pattern}[:：]?$")

    def within(self, text):
        """A pattern for something that holds the text."""
        return re.compile(self(text).pattern[1:-len("[:：]?$")])


class Tour:
    def __init__(self, program, language, pictures):
        self.said = Language(language)
        self.suffix = "" if language == "en" else f"-{language}"
        self.pictures = pictures
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="shop."))
        self.program = subprocess.Popen([program, "--home", self.home])
        self.screen = Screen(self.program.pid)

    def take(self, name):
        """A picture of the program's window, without the window manager's frame."""
        subprocess.run(["xdotool", "mousemove", "1279", "719"], check=True)
        time.sleep(0.7)  # charts and tables are drawn a moment later
        windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid), "--name", "Godwit$"],
                                 check=True, capture_output=True, text=True).stdout.split()
        path = self.pictures / f"{name}{self.suffix}.png"
        subprocess.run(["import", "-window", windows[-1], "-strip", "+dither", "-colors", "256", f"png8:{path}"],
                       check=True)
        assert path.stat().st_size < MOST_BYTES, f"{path} has {path.stat().st_size} bytes"
        print(f"{path.name}: {path.stat().st_size} bytes", flush=True)

    def page(self, title):
        pages = self.screen.find("list", self.said("Pages of the project"))
        self.screen.find("list item", self.said.within(title), within=pages, into_lists=True).click()
        self.screen.find("label", self.said(title))

    def start(self):
        self.screen.find("push button", self.said("Try it now"))
        self.take("start")
        self.screen.click("push button", self.said("Try it now"))
        self.screen.find("push button", self.said("Run here"))

    def rules(self):
        self.page("Objects")
        self.screen.find("page tab", self.said.within("Excluded")).click()
        table = self.screen.find("table", self.said("Objects"))
        wait_for(table.cells, "what the rules leave out")
        table.cell(0, 0).click()
        self.take("rules")

    def dry_run(self):
        self.page("Dry run")
        self.screen.find("label", self.said("Nothing stands in its way."))
        table = self.screen.find("table", self.said("Objects"))
        table.cell(3, 2).click()
        self.take("dry-run")

    def run(self):
        self.page("Options")
        self.screen.fill(self.said("At most rows per second"), "2500")
        self.page("Finish")
        self.screen.click("push button", self.said("Run here"))
        self.screen.find("push button", self.said("Pause"))
        time.sleep(11)  # so that the chart shows something
        self.take("running")
        self.screen.find("label", self.said("Consistent"))

    def differences(self):
        with contextlib.closing(sqlite3.connect(self.home / "sample" / "shop-copy.db")) as copy:
            copy.executescript("""
                UPDATE customers SET credit_limit = 32872.01, name = 'Mallory' WHERE id = 7;
                UPDATE products SET price = price * 10 WHERE id IN (11, 12);
                DELETE FROM "order items" WHERE order_id = 500;""")
        self.screen.click("push button", self.said("Verify again"))
        self.screen.key("e")  # its menu's “Everything”
        self.screen.click("page tab", self.said("Differences (%1)"))
        rows = self.screen.find("table", self.said("Rows that differ"))
        wait_for(lambda: any("customers" in row[0] for row in rows.cells()), "the differences")
        rows.cell([row[0] for row in rows.cells()].index("main.customers"), 0).click()
        self.take("differences")

    def close(self):
        self.program.kill()
        self.program.wait()
        shutil.rmtree(self.home)


def main():
    program, language, pictures = sys.argv[1:]
    tour = Tour(program, language, pathlib.Path(pictures))
    try:
        for part in (tour.start, tour.rules, tour.dry_run, tour.run, tour.differences):
            part()
    except Exception:
        print(tour.screen.tree(), flush=True)
        raise
    finally:
        tour.close()


if __name__ == "__main__":
    main()
