"""A stand-in between driver and server."""

import socket
import threading
from contextlib import suppress


class Proxy:
    """Stands between driver and server; keeps what the driver sent, and once cuts the line in place of handing on a certain text.

    `watch` is called with each piece that the driver sends, before it is handed on.
    """

    def __init__(self, uri, cut=None, tls=None, watch=None):
        self.sent, self.cuts, self._cut, self._tls, self._watch = b"", 0, cut, tls, watch
        host, port = uri.split("//")[1].split(":")
        self._server = host, int(port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self._sockets = []
        self._forgotten = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def forget(self):
        """From now on take what comes over the connections that there are, and hand nothing on; new ones are served."""
        self._forgotten |= set(self._sockets)

    def drop(self):
        """Cut all connections that there are; new ones are served."""
        sockets, self._sockets = self._sockets, []
        self._end(sockets)

    def close(self):
        self._end([self._listener, *self._sockets])

    def _end(self, sockets):
        for one in sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self):
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with suppress(OSError):
            if self._tls:
                client = self._tls.wrap_socket(client, server_side=True)
            self._sockets.append(client)
            server = socket.create_connection(self._server)
            self._sockets.append(server)
            threading.Thread(target=self._copy, args=(server, client), daemon=True).start()
            self._copy(client, server, watched=True)

    def _copy(self, source, target, watched=False):
        with suppress(OSError):
            while data := source.recv(65536):
                if watched:
                    self.sent += data
                    if self._watch:
                        self._watch(data)
                    if self._cut and self._cut in data:
                        self._cut, self.cuts = None, self.cuts + 1
                        break
                if source not in self._forgotten:
                    target.sendall(data)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
