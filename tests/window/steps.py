"""Runs the steps of a test one after the other, each beginning where the one before it ended."""

import pathlib
import traceback

from screen import photograph


def run_steps(test, steps, pictures):
    """Calls each of steps, functions of the test, until one fails; prints what tests/run.sh counts, returns the exit
    code. test.screen is photographed where a step fails; test.close() is called in any case."""
    pictures = pathlib.Path(pictures).absolute()
    pictures.mkdir(parents=True, exist_ok=True)
    passed = 0
    try:
        for step in steps:
            try:
                step(test)
                test.nameless |= test.screen.nameless()
            except Exception:  # whatever it was, it is to be seen
                print(f"FAIL!  : {step.__name__}", flush=True)
                traceback.print_exc()
                if test.program.poll() is not None:
                    print(f"the program has ended: {test.program.poll()}", flush=True)
                photograph(pictures / f"{step.__name__}.png")
                (pictures / f"{step.__name__}.txt").write_text(f"{test.screen.tree()}\n\n{test.log.read_text()}")
                print(f"what was shown: {pictures}", flush=True)
                break
            passed += 1
            print(f"PASS   : {step.__name__}", flush=True)
    finally:
        test.close()
    failed = len(steps) - passed
    print(f"Totals: {passed} passed, {failed} failed, 0 skipped", flush=True)
    return 1 if failed else 0
