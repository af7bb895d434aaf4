"""The HTTP server ends at SIGTERM and Ctrl-C with a documented exit code, also where nothing else can run in its process."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from needs import PATIENCE
from neo4j_server.server import free_port

ROOT = Path(__file__).resolve().parents[2]

SERVED = """
import ctypes, sys, threading, time
from fastapi import FastAPI
from api import server
from api.settings import ApiSettings

begun = threading.Event()
before = server.Server.handle_exit

def handle_exit(self, sig, frame):
    before(self, sig, frame)
    begun.set()

def hold():
    begun.wait()
    # What is called like this lets no other thread of Python run.
    ctypes.PyDLL(None).sleep(3600)

server.Server.handle_exit = handle_exit
if sys.argv[2] == "held":
    threading.Thread(target=hold, daemon=True).start()
try:
    server.serve(FastAPI(), ApiSettings(), int(sys.argv[1]))
except KeyboardInterrupt:
    pass
"""


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_forced_end(sent: signal.Signals):
    code, said = ended("held", sent)
    assert code == 1 and "hold" in said


def test_end_in_good_order():
    assert ended("free", signal.SIGINT) == (0, "")


def ended(how: str, sent: signal.Signals) -> tuple[int, str]:
    """Start a server, send the signal when it answers, and return the exit code and what it said."""
    port = free_port()
    command = [sys.executable, "-c", SERVED, str(port), how]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        try:
            wait(port, process)
            process.send_signal(sent)
            _, said = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    return process.returncode, said


def wait(port: int, process: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(process.communicate(timeout=PATIENCE))
