"""Runs OceanBase's engine in this process and serves its MySQL port.

usage: oceanbase_serve.py DATA_DIR PORT

SIGTERM ends the process at once: the engine has no orderly stop, and recovers what was committed
from its redo log on the next start.
"""

import signal
import sys

import pylibseekdb

pylibseekdb.open_with_service(sys.argv[1], int(sys.argv[2]))
print("serving", flush=True)
while True:
    signal.pause()
