"""Runs the steps of a test one after the other, each beginning where the one before it ended."""

import pathlib
import shutil
import traceback

from screen import photograph


def run_steps(test, steps, pictures):
    """Calls each of steps, functions of the test, until one fails; prints what tests/run.sh counts, returns the exit
    code. Pictures of the display after each step stay in the folder only if one failed. test.close() is called in any
    case."""
    pictures = pathlib.Path(pictures).absolute() / type(test).__name__
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    passed = 0
    try:
        for step in steps:
            picture = pictures / f"{passed + 1:02}-{step.__name__}.png"
            try:
                step(test)
                test.nameless |= test.screen.nameless()
            except Exception:  # whatever it was, it is to be seen
                print(f"FAIL!  : {step.__name__}", flush=True)
                traceback.print_exc()
                if test.program.poll() is not None:
                    print(f"the program has ended: {test.program.poll()}", flush=True)
                photograph(picture)
                picture.with_suffix(".txt").write_text(f"{test.screen.tree()}\n\n{test.log.read_text()}")
                print(f"what was shown: {pictures}", flush=True)
                break
            photograph(picture)
            passed += 1
            print(f"PASS   : {step.__name__}", flush=True)
    finally:
        test.close()
    failed = len(steps) - passed
    if not failed:
        shutil.rmtree(pictures)
    print(f"Totals: {passed} passed, {failed} failed, 0 skipped", flush=True)
    return 1 if failed else 0
