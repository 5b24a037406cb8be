"""Writes a program for Linux on x86-64 that waits to be ended, seven minutes at most: alarm(420), then pause() for ever."""

import struct
import sys

CODE = bytes.fromhex(
    "bfa4010000"  # mov edi, 420
    "b825000000"  # mov eax, 37: alarm(2)
    "0f05"
    "b822000000"  # mov eax, 34: pause(2)
    "0f05"
    "ebf7"  # back to pause
)
BASE, HEADERS = 0x400000, 64 + 56

program = b"\x7fELF\x02\x01\x01" + bytes(9)
program += struct.pack("<HHIQQQIHHHHHH", 2, 62, 1, BASE + HEADERS, 64, 0, 0, 64, 56, 1, 64, 0, 0)
size = HEADERS + len(CODE)
program += struct.pack("<IIQQQQQQ", 1, 5, 0, BASE, BASE, size, size, 4096)
sys.stdout.buffer.write(program + CODE)
