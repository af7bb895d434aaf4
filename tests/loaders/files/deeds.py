"""Tasks that behave badly, for the process of their own."""

import os
import time

from kg.errors import InputError


def length(data, tell):
    tell(1, 2)
    tell(2, 2)
    return {"length": len(data), "process": os.getpid()}


def crash(data, tell):
    os.abort()


def hang(data, tell):
    time.sleep(60)


def refuse(data, tell):
    raise InputError("", "is no document")


def fail(data, tell):
    raise KeyError("table")


def eat(data, tell):
    return len(bytearray(1 << 40))


def print_much(data, tell):
    print("noise" * 100_000)
    return "done"
