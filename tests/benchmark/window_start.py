# Starts programs with a window in turn and watches each from outside; see window_start.sh.
import ctypes
import os
import shlex
import statistics
import subprocess
import sys
import time

ROUNDS = 7
REST_SECONDS = 0.05  # without work: the process has come to rest
PATIENCE_SECONDS = 20
VIEWABLE = 2


class Attributes(ctypes.Structure):  # XWindowAttributes of Xlib.h, as far as it is read here
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int), ("width", ctypes.c_int), ("height", ctypes.c_int),
                ("border_width", ctypes.c_int), ("depth", ctypes.c_int), ("visual", ctypes.c_void_p),
                ("root", ctypes.c_ulong), ("window_class", ctypes.c_int), ("bit_gravity", ctypes.c_int),
                ("win_gravity", ctypes.c_int), ("backing_store", ctypes.c_int), ("backing_planes", ctypes.c_ulong),
                ("backing_pixel", ctypes.c_ulong), ("save_under", ctypes.c_int), ("colormap", ctypes.c_ulong),
                ("map_installed", ctypes.c_int), ("map_state", ctypes.c_int), ("rest", ctypes.c_ulong * 8)]


class Screen:
    """What is on the X server's screen."""

    def __init__(self):
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        self.root = self.x.XDefaultRootWindow(self.display)
        # A window may be gone between two questions.
        self.handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda display, error: 0)
        self.x.XSetErrorHandler(self.handler)

    def has_large_window(self):
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        self.x.XQueryTree(self.display, ctypes.c_ulong(self.root), ctypes.byref(root), ctypes.byref(parent),
                          ctypes.byref(children), ctypes.byref(count))
        found = False
        for i in range(count.value):
            attributes = Attributes()
            self.x.XGetWindowAttributes(self.display, ctypes.c_ulong(children[i]), ctypes.byref(attributes))
            found = found or (attributes.map_state == VIEWABLE and attributes.width > 400)
        if count.value:
            self.x.XFree(children)
        return found


def cpu_seconds(pid):
    """Of all threads, in nanoseconds' resolution."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/schedstat") as file:
            total += int(file.read().split()[0])
    return total / 1e9


def mebibytes(pid, field):
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith(field):
                return int(line.split()[1]) / 1024
    return 0


def launch(command):
    return subprocess.Popen(shlex.split(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_until_usable(screen, process, begun):
    """Seconds since `begun`, and the CPU seconds used by then."""
    while not screen.has_large_window():
        if time.monotonic() - begun > PATIENCE_SECONDS or process.poll() is not None:
            sys.exit("there is no window")
        time.sleep(0.002)
    used, since = cpu_seconds(process.pid), time.monotonic()
    while time.monotonic() - since < REST_SECONDS:
        time.sleep(0.004)
        now = cpu_seconds(process.pid)
        if now - used > 0.0005:
            used, since = now, time.monotonic()
    return since - begun, used


def end(process):
    process.terminate()
    process.wait()


def start_once(screen, command):
    begun = time.monotonic()
    process = launch(command)
    seconds, cpu = wait_until_usable(screen, process, begun)
    memory = mebibytes(process.pid, "VmHWM")
    end(process)
    while screen.has_large_window():
        time.sleep(0.01)
    return seconds, cpu, memory


def idle_share(screen, command, seconds):
    begun = time.monotonic()
    process = launch(command)
    wait_until_usable(screen, process, begun)
    time.sleep(2)
    before = cpu_seconds(process.pid)
    time.sleep(seconds)
    used = cpu_seconds(process.pid) - before
    end(process)
    return used / seconds


def main():
    idle, commands = float(sys.argv[1]), sys.argv[2:]
    screen = Screen()
    for command in commands:
        start_once(screen, command)  # fills the page cache, writes what a first start writes
    results = {command: [] for command in commands}
    for _ in range(ROUNDS):
        for command in commands:
            results[command].append(start_once(screen, command))
    medians = []
    for command, rounds in results.items():
        median = [statistics.median(column) for column in zip(*rounds)]
        medians.append(median)
        slowest = max(seconds for seconds, _, _ in rounds)
        print(f"{os.path.basename(shlex.split(command)[0]):14} usable after {median[0]:.3f} s (slowest {slowest:.3f}), "
              f"{median[1]:.3f} s of CPU, {median[2]:.0f} MiB at most")
    if len(medians) == 2:
        print("ratio          " + ", ".join(f"{mine / other:.2f} {what}" for mine, other, what in
                                            zip(*medians, ("of the time", "of the CPU", "of the memory"))))
    print(f"idle for {idle:.0f} s: {100 * idle_share(screen, commands[0], idle):.3f} % of a core")


main()
