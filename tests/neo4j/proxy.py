"""A TCP proxy before the server, which can break as networks and servers do."""

from __future__ import annotations

import contextlib
import socket
import threading
from enum import Enum


class Mode(Enum):
    """What happens to connections, those that are open included."""

    PASS = "pass"
    CUT = "cut"
    FREEZE = "freeze"


class Proxy:
    """Listens on a port of its own; `mode` can be changed at any time."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._mode = Mode.PASS
        self._flowing = threading.Event()
        self._flowing.set()
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.uri = f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"
        self.requests = threading.Semaphore(0)
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def mode(self) -> Mode:
        """What happens now."""
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._mode = mode
        if mode is Mode.FREEZE:
            self._flowing.clear()
        else:
            self._flowing.set()
        if mode is Mode.CUT:
            for each in self._open:
                _end(each)
            self._open.clear()

    def close(self) -> None:
        """End everything."""
        self.mode = Mode.CUT
        _end(self._listener)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._mode is Mode.CUT:
                _end(client)
                continue
            server = socket.create_connection(self._target)
            self._open += [client, server]
            for source, sink in ((client, server), (server, client)):
                threading.Thread(target=self._copy, args=(source, sink), daemon=True).start()

    def _copy(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._flowing.wait()
                sink.sendall(data)
                self.requests.release()
        _end(source)
        _end(sink)


def _end(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
