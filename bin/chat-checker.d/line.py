"""HTTP and WebSocket clients on asyncio, small enough to be cut wherever it hurts."""

import asyncio
import base64
import json
import os
import socket
import struct

# Nothing should take this long, however busy the machine is.
PATIENCE = 20
# What the kernel takes for a client that reads nothing: little, so that the server notices.
RECEIVE_BUFFER = 4096


class Cut(Exception):
    """The connection ended before the answer: what became of the request is not known."""


async def connect(port):
    plain = socket.socket()
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
    plain.setblocking(False)
    try:
        await asyncio.wait_for(asyncio.get_running_loop().sock_connect(plain, ("127.0.0.1", port)), PATIENCE)
        return await asyncio.open_connection(sock=plain)
    except (OSError, asyncio.TimeoutError) as error:
        plain.close()
        raise Cut(f"connect: {error!r}") from error


def reset(writer):
    """Ends a connection as a machine that lost its power does: what was on its way is gone."""
    plain = writer.get_extra_info("socket")
    if plain is not None and plain.fileno() >= 0:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def ask(port, method, path, body=None, headers=None, is_cut=False):
    """The status and the JSON of an answer. `is_cut`: the connection ends once the request is sent."""
    text = json.dumps(body).encode() if body is not None else b""
    head = {"Host": "localhost", "Connection": "close", "Content-Length": len(text), "Content-Type": "application/json"}
    lines = "".join(f"{name}: {value}\r\n" for name, value in (head | (headers or {})).items())
    reader, writer = await connect(port)
    try:
        writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + text)
        await writer.drain()
        if is_cut:
            raise Cut("before the answer")
        answer = await asyncio.wait_for(reader.read(), PATIENCE)
    except (OSError, asyncio.TimeoutError) as error:
        raise Cut(repr(error)) from error
    finally:
        reset(writer)
    head, found, rest = answer.partition(b"\r\n\r\n")
    if not found:
        raise Cut("half an answer")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    if fields.get(b"transfer-encoding") == b"chunked":
        rest = unchunked(rest)
    elif len(rest) < int(fields.get(b"content-length", 0)):
        raise Cut("half an answer")
    try:
        return int(head.split(b" ")[1]), json.loads(rest) if rest else None
    except ValueError:
        return int(head.split(b" ")[1]), rest.decode(errors="replace")


def unchunked(rest):
    whole = b""
    while True:
        size, found, rest = rest.partition(b"\r\n")
        if not found:
            raise Cut("half an answer")
        length = int(size, 16)
        if length == 0:
            return whole
        whole, rest = whole + rest[:length], rest[length + 2:]


class Socket:
    """One WebSocket: RFC 6455, text frames of one piece and control frames."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    @classmethod
    async def open(cls, port, path, headers):
        reader, writer = await connect(port)
        key = base64.b64encode(os.urandom(16)).decode()
        head = {"Host": "localhost", "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": key}
        lines = "".join(f"{name}: {value}\r\n" for name, value in (head | headers).items())
        try:
            writer.write(f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode())
            answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
        except (OSError, EOFError, asyncio.TimeoutError) as error:
            reset(writer)
            raise Cut(repr(error)) from error
        status = int(answer.split(b" ")[1])
        if status != 101:
            reset(writer)
            raise Cut(f"the handshake: {status}")
        return cls(reader, writer)

    def say(self, frame):
        """Writes and waits for nobody: whether it arrives is not known anyway."""
        self._write(1, json.dumps(frame).encode())

    def close(self):
        """Says goodbye, and reads no more."""
        self._write(8, struct.pack("!H", 1000))
        self.writer.close()

    def cut(self):
        reset(self.writer)

    async def hear(self):
        """The next frame as JSON; raises `Cut` once the line is gone."""
        while True:
            try:
                kind, text = await self._read()
            except (OSError, EOFError) as error:
                raise Cut(repr(error)) from error
            if kind == 1:
                return json.loads(text)
            if kind == 9:
                self._write(10, text)
            if kind == 8:
                self.writer.close()
                raise Cut(f"closed: {text[2:].decode(errors='replace')}")

    async def _read(self):
        first, length = await self.reader.readexactly(2)
        if length == 126:
            length, = struct.unpack("!H", await self.reader.readexactly(2))
        elif length == 127:
            length, = struct.unpack("!Q", await self.reader.readexactly(8))
        return first & 15, await self.reader.readexactly(length)

    def _write(self, kind, text):
        if self.writer.transport.is_closing():
            return
        size = len(text)
        head = bytes([0x80 | kind, 0x80 | size]) if size < 126 else bytes([0x80 | kind, 0xFE]) + struct.pack("!H", size)
        # A mask of zeros leaves the text as it is.
        self.writer.write(head + bytes(4) + text)
