"""The other end: takes connections on 4444 and holds them; on 8099 it answers HTTP with a script of which the last
line never comes; on 2525 of the loopback address it is a mail server that does not greet."""

import socket
import threading
import time

SCRIPT = b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nsleep 400\n"


def hold(connection, answer):
    if answer:
        try:
            connection.recv(4096)
            connection.sendall(answer)
        except OSError:
            pass
    time.sleep(1800)


def listen(port, answer=None):
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("127.0.0.1" if port == 2525 else "0.0.0.0", port))
    server.listen(100)
    while True:
        connection, _ = server.accept()
        threading.Thread(target=hold, args=(connection, answer), daemon=True).start()


for port, answer in ((4444, None), (2525, None), (8099, SCRIPT)):
    threading.Thread(target=listen, args=(port, answer), daemon=True).start()
time.sleep(1800)
