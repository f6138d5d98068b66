"""What the window does when work is interrupted: it asks before it closes, offers after a kill what can be resumed,
and brings it to a proven end. With the sample, so without servers.

    desktop.sh interruption.py GODWIT PICTURES
"""

import os
import pathlib
import re
import signal
import subprocess
import sys

from screen import Screen
from steps import run_steps

ROWS_PER_SECOND = 2500  # of 55,000, so that there is time to interrupt
RUN_PATIENCE = 180  # seconds


class Interruption:
    def __init__(self, godwit, folder):
        self.godwit = godwit
        self.folder = folder
        self.home = folder / "godwit"
        self.log = folder / "godwit.log"
        self.nameless = set()
        self.start()

    def start(self):
        self.program = subprocess.Popen([self.godwit, "--home", self.home], stderr=self.log.open("a"))
        self.screen = Screen(self.program.pid)

    def wait_until_it_copies(self):
        self.screen.find("label", re.compile(r"^[\d,]+ of [\d,]+ rows"), patience=RUN_PATIENCE)

    # ---- the steps ----

    def the_sample_is_tried_at_a_gentle_speed(self):
        self.screen.click("push button", "Try it now")
        self.screen.find("push button", "Run here")
        pages = self.screen.find("list", "Pages of the project")
        self.screen.find("list item", re.compile("Options"), within=pages, into_lists=True).click()
        self.screen.fill("At most rows per second", str(ROWS_PER_SECOND))
        self.screen.find("list item", re.compile("Finish"), within=pages, into_lists=True).click()
        self.screen.click("push button", "Run here")
        self.wait_until_it_copies()

    def closing_the_window_asks_and_staying_changes_nothing(self):
        self.screen.key("ctrl+q")
        self.screen.window("Close Godwit")
        self.screen.find("label", "1 project is still running")
        self.screen.click("push button", "Stay")
        self.screen.gone("Close Godwit")
        self.screen.find("push button", "Pause")
        self.screen.window("sample-shop – Godwit")

    def it_is_killed_in_the_middle(self):
        self.screen.find("label", "Running")
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()

    def the_next_start_offers_what_can_be_resumed(self):
        self.start()
        self.screen.find("label", re.compile("^1 project can be resumed where it stopped: sample-shop"))
        self.screen.click("push button", "Resume…")
        self.screen.find("table", "Projects").cell(0, 0).click(times=2)
        self.screen.find("push button", "Pause")

    def pausing_and_quitting_ends_the_program(self):
        self.wait_until_it_copies()
        self.screen.key("ctrl+q")
        self.screen.window("Close Godwit")
        self.screen.click("push button", "Pause and quit")
        assert self.program.wait(timeout=RUN_PATIENCE) == 0

    def another_start_brings_it_to_a_proven_end(self):
        self.start()
        self.screen.find("table", "Projects").cell(0, 0).click(times=2)
        self.screen.click("push button", "Resume")
        self.screen.find("label", "Completed", patience=RUN_PATIENCE)
        self.screen.find("label", "Consistent")
        self.screen.find("label", "Source and destination are the same")
        self.screen.find("label", "55,060 rows at the source, 55,060 at the destination")

    def everything_that_could_be_used_had_a_name(self):
        assert not self.nameless, "\n".join(sorted(self.nameless))

    STEPS = (the_sample_is_tried_at_a_gentle_speed, closing_the_window_asks_and_staying_changes_nothing,
             it_is_killed_in_the_middle, the_next_start_offers_what_can_be_resumed, pausing_and_quitting_ends_the_program,
             another_start_brings_it_to_a_proven_end, everything_that_could_be_used_had_a_name)

    def close(self):
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()


if __name__ == "__main__":
    sys.exit(run_steps(Interruption(pathlib.Path(sys.argv[1]).absolute(), pathlib.Path(os.environ["HOME"])),
                       Interruption.STEPS, sys.argv[2]))
