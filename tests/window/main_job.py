"""The main job, done by clicking and typing alone: two new data sources, a project with wildcard rules, its dry run
and its run; rows that somebody else damages are found, looked at and repaired; the project is exported, and godwitctl
comes to the same result with that file. In the real program, with real servers.

    desktop.sh main_job.py GODWIT GODWITCTL PICTURES

reads GODWIT_TEST_MARIADB (source), GODWIT_TEST_MYSQL80 (destination) and GODWIT_TEST_PASSWORD, as all tests with
servers do. A step that fails leaves a picture of the display and a list of what was shown in PICTURES.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse

from screen import Screen, wait_for
from steps import run_steps

ROWS = {"customers": 2000, "orders_2025": 20000, "orders_2026": 20000, "products": 500, "visits": 6000}
RUN_PATIENCE = 180  # seconds
USER, PASSWORD = "window_mover", "Planted-7-secret"  # what Godwit signs in with


class Server:
    """A database server, as its own client sees it: outside Godwit."""

    def __init__(self, variable):
        url = urllib.parse.urlsplit(os.environ[variable])
        self.host, self.port, self.user = url.hostname, url.port, url.username
        self.password = os.environ["GODWIT_TEST_PASSWORD"]
        self.url = f"mysql://{USER}@{self.host}:{self.port}/"

    def run(self, sql):
        answer = subprocess.run(
            ["mariadb", "--no-defaults", f"--host={self.host}", f"--port={self.port}", f"--user={self.user}",
             "--batch", "--skip-column-names", "--default-character-set=utf8mb4"],
            input=sql, text=True, errors="surrogateescape", capture_output=True, timeout=120,
            env={**os.environ, "MYSQL_PWD": self.password})
        if answer.returncode:
            raise AssertionError(f"{self.port}: {answer.stderr}")
        return answer.stdout

    def prepare(self):
        self.clean()
        self.run(f"CREATE USER '{USER}'@'127.0.0.1' IDENTIFIED BY '{PASSWORD}'; GRANT ALL ON *.* TO '{USER}'@'127.0.0.1'")

    def clean(self):
        self.run(f"DROP DATABASE IF EXISTS window_shop; DROP USER IF EXISTS '{USER}'@'127.0.0.1'")


class MainJob:
    def __init__(self, godwit, godwitctl, folder):
        self.godwit = godwit
        self.godwitctl = godwitctl
        self.folder = folder
        self.source = Server("GODWIT_TEST_MARIADB")
        self.sink = Server("GODWIT_TEST_MYSQL80")
        self.project_file = folder / "window-shop.godwit.json"
        self.log = folder / "godwit.log"
        self.nameless = set()
        self.start()

    def start(self):
        self.program = subprocess.Popen([self.godwit], stderr=self.log.open("a"))
        self.screen = Screen(self.program.pid)

    # ---- the steps, in their order; a name is what it proves ----

    def the_servers_hold_a_shop_at_the_source_only(self):
        self.source.prepare()
        self.sink.prepare()
        self.source.run((pathlib.Path(__file__).parent / "shop.sql").read_text())
        assert self.source.run("SELECT COUNT(*) FROM window_shop.orders_2026").strip() == "20000"

    def an_empty_home_offers_to_connect_a_data_source(self):
        self.screen.window("Projects – Godwit")
        self.screen.click("push button", "Connect a data source")
        self.enter_data_source("shop-old", self.source)

    def testing_a_connection_shows_the_server(self):
        self.screen.click("push button", "Test connection")
        self.screen.find("label", re.compile("^Server: MariaDB"))
        self.screen.find("label", "Missing: nothing")
        self.save_data_source()

    def a_second_data_source_is_made_from_the_list(self):
        self.screen.click("push button", "New data source…")
        self.enter_data_source("shop-new", self.sink)
        self.save_data_source()

    def a_project_is_begun_with_both(self):
        self.screen.click("check box", "Projects")
        self.screen.click("push button", "New project")
        self.screen.fill("Project name", "window-shop")
        self.screen.choose("Source", re.compile("^shop-old"))
        self.screen.choose("Destination", re.compile("^shop-new"))
        self.next_page("Steps")

    def its_steps_are_schema_copy_and_verification(self):
        for step in ("Schema migration", "Full migration", "Full verification"):
            assert self.screen.find("check box", step).is_checked, step
        self.next_page("Objects")

    def rules_with_wildcards_answer_while_they_are_typed(self):
        self.screen.click("radio button", "Rules with wildcards")
        self.screen.find("text", "Rules of what to take").click()
        self.screen.type("window_shop.*")
        self.screen.find("page tab", "Final (7)")
        self.screen.find("text", "Rules of what to leave out").click()
        self.screen.type("window_shop.tmp_*")
        self.screen.find("page tab", "Final (6)")
        self.screen.find("page tab", "Excluded (1)").click()
        table = self.screen.find("table", "Objects")
        wait_for(lambda: table.cells() and "window_shop.tmp_import" in table.cells()[0], "the excluded table")
        table.cell(0, 0).click()
        self.screen.find("label", re.compile(r"window_shop\.tmp_\*"))  # why it stays
        self.next_page("Options")
        self.next_page("Dry run")

    def the_dry_run_says_what_would_happen_and_writes_nothing(self):
        # Of all the server holds: other databases may stand there.
        self.screen.find("label", re.compile(r"^6 of \d+ objects go"), patience=RUN_PATIENCE)
        self.screen.find("label", "Nothing stands in its way.")
        table = self.screen.find("table", "Objects")
        goes = {row[2]: row[0] for row in table.cells()}
        assert goes["window_shop.tmp_import"] == "out", goes
        assert sum(word == "in" for word in goes.values()) == 6, goes
        assert "window_shop" not in self.sink.run("SHOW DATABASES")
        self.next_page("Finish")

    def the_run_ends_consistent(self):
        self.screen.click("push button", "Run here")
        self.screen.find("label", "Completed", patience=RUN_PATIENCE)
        self.screen.find("label", "Consistent")
        self.screen.find("label", "Source and destination are the same")
        self.by_window = self.verified_tables()
        assert {table: row["rows"] for table, row in self.by_window.items()} == ROWS, self.by_window

    def the_destination_holds_what_the_source_holds(self):
        for table, rows in ROWS.items():
            assert int(self.sink.run(f"SELECT COUNT(*) FROM window_shop.{table}")) == rows, table
        assert "tmp_import" not in self.sink.run("SHOW TABLES IN window_shop")
        content = "SELECT * FROM window_shop.customers ORDER BY id; SELECT * FROM window_shop.big_orders ORDER BY id"
        assert self.source.run(content) == self.sink.run(content)

    def four_rows_are_damaged_from_outside(self):
        self.sink.run("""USE window_shop;
            UPDATE customers SET city = 'Nowhere' WHERE id = 7;
            INSERT INTO products VALUES ('X0000001', 'not of the source', 1, NULL);
            DELETE FROM orders_2026 WHERE id = 20005;
            DELETE FROM visits LIMIT 1""")

    def verifying_again_finds_the_damage(self):
        self.verify_everything_again()
        self.screen.find("label", "Source and destination differ", patience=RUN_PATIENCE)
        self.screen.find("label", "Different")
        found = {name: row["state"] for name, row in self.verified_tables(may_differ=True).items()}
        assert found == {"customers": "Different", "orders_2025": "Consistent", "orders_2026": "Different",
                         "products": "Different", "visits": "Different"}, found

    def the_difference_browser_shows_each_row_on_both_sides(self):
        self.screen.click("page tab", "Differences (4)")
        rows = self.screen.find("table", "Rows that differ")
        wait_for(lambda: len(rows.cells()) == 4 and all(row[0].strip() for row in rows.cells()), "four rows")
        found = {row[0].split(".")[1]: row[1] for row in rows.cells()}
        assert found == {"customers": "Different", "orders_2026": "Only in the source",
                         "products": "Only in the destination", "visits": "Only in the source"}, found
        customers = [row[0] for row in rows.cells()].index("window_shop.customers")
        rows.cell(customers, 0).click()
        self.screen.find("label", re.compile(r"^window_shop\.customers · 7$"))
        sides = self.screen.find("table", "Both rows beside each other, column by column")
        city = self.source.run("SELECT city FROM window_shop.customers WHERE id = 7").strip()
        wait_for(lambda: ["city", city, "Nowhere"] in [row[:3] for row in sides.cells()], "both cities")
        statement = self.screen.find("text", "Statement that repairs this row")
        assert statement.text.startswith("UPDATE") and city in statement.text, statement.text

    def repairing_all_of_them_makes_both_sides_equal(self):
        self.screen.click("push button", "Repair…")
        self.screen.window(re.compile("Repair rows at"))
        self.screen.click("radio button", "All rows that differ (4)")
        preview = self.screen.find("text", "The first statements")
        wait_for(lambda: preview.text.count(";\n") == 4, "four statements")
        assert "Nowhere" in self.sink.run("SELECT city FROM window_shop.customers WHERE id = 7"), "a preview writes nothing"
        assert self.screen.find("check box", "Verify these tables again afterwards").is_checked
        self.screen.click("push button", "Repair")
        self.screen.find("label", re.compile("^4 rows were repaired"), patience=RUN_PATIENCE)
        self.screen.find("label", "Consistent", patience=RUN_PATIENCE)
        for table, order in (("customers", "id"), ("products", "code"), ("orders_2026", "id"), ("visits", "at, page")):
            content = f"SELECT * FROM window_shop.{table} ORDER BY {order}"
            assert self.source.run(content) == self.sink.run(content), table

    def verifying_everything_once_more_proves_it(self):
        self.verify_everything_again()
        self.screen.find("label", "Source and destination are the same", patience=RUN_PATIENCE)
        after = self.verified_tables()
        assert after == self.by_window, f"{after}\n{self.by_window}"

    def the_proof_is_saved_and_shows_every_edit(self):
        for suffix in ("html", "pdf", "json"):
            proof = self.folder / f"proof.{suffix}"
            self.screen.click("push button", "More")
            self.screen.key("p")  # its menu's “Save proof…”
            self.screen.window("Save the proof")
            self.screen.fill("File name:", str(proof))
            self.screen.key("Return")
            self.screen.find("label", f"The proof was saved as {proof}.")
            self.screen.click("push button", "Close")
            self.screen.gone("Save the proof")
            assert self.check_proof(proof) == 0, suffix
            content = proof.read_bytes()
            edited = self.folder / f"edited.{suffix}"
            edited.write_bytes(content.replace(b"6", b"7", 1))
            assert self.check_proof(edited) != 0, f"an edit of {suffix} is not seen"
        report = json.loads((self.folder / "proof.json").read_text())
        assert "window_shop" in json.dumps(report), report

    def the_project_is_saved_as_json(self):
        self.screen.click("push button", "More")
        self.screen.key("d")  # its menu's “Download project…”
        self.save_as(self.project_file)
        payload = json.loads(self.project_file.read_text())
        assert payload["transferMapping"]["tableAndViewWhiteList"] == ["window_shop.*"], payload

    def the_window_closes_when_nothing_runs(self):
        self.screen.key("ctrl+q")
        assert self.program.wait(timeout=60) == 0

    def another_start_asks_for_the_passwords_that_were_not_kept(self):
        self.start()
        self.screen.find("table", "Projects").cell(0, 0).click(times=2)
        self.screen.find("label", "Consistent")
        self.verify_everything_again(passwords=("shop-old", "shop-new"))
        self.screen.find("label", "Source and destination are the same", patience=RUN_PATIENCE)
        self.screen.key("ctrl+q")
        assert self.program.wait(timeout=60) == 0

    def everything_that_could_be_used_had_a_name(self):
        assert not self.nameless, "\n".join(sorted(self.nameless))

    def godwitctl_gives_the_same_result_on_that_json(self):
        self.sink.run("DROP DATABASE window_shop")
        answer = subprocess.run(
            [self.godwitctl, "run", self.project_file, "--json", "--home", self.folder / "other-home",
             "--source", self.source.url, "--sink", self.sink.url],
            capture_output=True, text=True, timeout=RUN_PATIENCE,
            env={**os.environ, "GODWIT_SOURCE_PASSWORD": PASSWORD, "GODWIT_SINK_PASSWORD": PASSWORD})
        assert answer.returncode == 0, answer.stderr
        report = json.loads(answer.stdout)
        assert report["state"] == "FINISHED" and report["consistent"] is True, report
        by_command = {table["name"]: {"state": "Consistent" if table["verify"]["state"] == "CONSISTENT" else "?",
                                      "rows": table["verify"]["sinkRows"],
                                      "digests": (table["verify"]["sourceDigest"], table["verify"]["sinkDigest"])}
                      for table in report["tables"]}
        assert by_command == self.by_window, f"{by_command}\n{self.by_window}"

    def the_password_was_written_nowhere(self):
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        assert any(path.name == "godwit.log" for path in files) and any(path.suffix == ".db" for path in files), files
        found = [str(path) for path in files if PASSWORD.encode() in path.read_bytes()]
        assert not found, found

    STEPS = (the_servers_hold_a_shop_at_the_source_only, an_empty_home_offers_to_connect_a_data_source,
             testing_a_connection_shows_the_server, a_second_data_source_is_made_from_the_list,
             a_project_is_begun_with_both, its_steps_are_schema_copy_and_verification,
             rules_with_wildcards_answer_while_they_are_typed,
             the_dry_run_says_what_would_happen_and_writes_nothing, the_run_ends_consistent,
             the_destination_holds_what_the_source_holds, four_rows_are_damaged_from_outside,
             verifying_again_finds_the_damage, the_difference_browser_shows_each_row_on_both_sides,
             repairing_all_of_them_makes_both_sides_equal, verifying_everything_once_more_proves_it,
             the_proof_is_saved_and_shows_every_edit, the_project_is_saved_as_json,
             the_window_closes_when_nothing_runs,
             another_start_asks_for_the_passwords_that_were_not_kept, everything_that_could_be_used_had_a_name,
             godwitctl_gives_the_same_result_on_that_json, the_password_was_written_nowhere)

    # ---- what several of them do ----

    def enter_data_source(self, name, server):
        self.screen.window("New data source")
        self.screen.fill("Name", name)
        self.screen.fill("Host", server.host)
        self.screen.fill("Port", str(server.port))
        self.screen.fill("User name", USER)
        self.screen.fill("Password", PASSWORD, role="password text")

    def save_data_source(self):
        self.screen.click("push button", "OK")
        self.screen.gone("New data source")

    def next_page(self, title):
        self.screen.click("push button", "Next")
        self.screen.find("label", title)

    def save_as(self, path):
        dialog = self.screen.window(re.compile("Download|Save|Export"))
        self.screen.fill("File name:", str(path))
        self.screen.key("Return")
        self.screen.gone(dialog.name)
        wait_for(path.exists, f"the file {path.name} was written")

    def check_proof(self, path):
        return subprocess.run([self.godwitctl, "report", "--check", path], capture_output=True, timeout=60).returncode

    def verify_everything_again(self, passwords=()):
        self.screen.click("page tab", "Verification")
        ended = self.screen.find("label", re.compile(" · ended ")).name
        self.screen.click("push button", "Verify again")
        self.screen.key("e")  # its menu's “Everything”
        for data_source in passwords:
            self.screen.find("password text", re.compile(f"“{data_source}”"))
            self.screen.type(PASSWORD)
            self.screen.key("Return")
        wait_for(lambda: self.screen.find("label", re.compile(" · ended "), patience=RUN_PATIENCE).name != ended,
                 "a new verification ended", RUN_PATIENCE)

    def verified_tables(self, may_differ=False):
        """What the verification page shows, by table."""
        table = self.screen.find("table", "What verification found, by table")
        def look():
            found = {}
            for name, state, source, sink, *_, source_digest, sink_digest, _how in table.cells():
                assert may_differ or source == sink, (name, source, sink)
                found[name.split(".")[1]] = {"state": state, "rows": int(sink.replace(",", "")),
                                             "digests": (source_digest, sink_digest)}
            return found if len(found) == len(ROWS) else None
        return wait_for(look, "a row for each table")

    def close(self):
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()
        for server in (self.source, self.sink):
            server.clean()


def main():
    godwit, godwitctl, pictures = (pathlib.Path(word).absolute() for word in sys.argv[1:])
    return run_steps(MainJob(godwit, godwitctl, pathlib.Path(os.environ["HOME"])), MainJob.STEPS, pictures)


if __name__ == "__main__":
    sys.exit(main())
