"""Somebody who talks: they say things until each is acknowledged, keep a view of every conversation they hear, and their
socket is cut again and again."""

import asyncio
import random
import uuid
from dataclasses import dataclass, field

from line import Cut, Socket

CONNECT = "/api/support/chat/connect"
# How long somebody waits for an acknowledgement before they say it again, by whichever door.
AGAIN_AFTER = 4
# What passes by itself: the message is said again.
PASSING = {"rate_limited", "internal", "unavailable", "unauthenticated"}
# So many messages of one client may be on their way.
MOST_PENDING = 5
# An access token lives for a quarter of an hour.
RENEW_AFTER = 600


@dataclass
class Message:
    """Something that is said: its body is like no other, so that it is known again wherever it turns up."""

    id: str
    conversation: str
    body: str
    is_internal: bool
    is_acknowledged: asyncio.Event = field(default_factory=asyncio.Event)
    tries: int = 0
    refusal: str = ""


class View:
    """A conversation as one client has it."""

    def __init__(self):
        self.last = 0
        self.entries = []


class Client:
    """A visitor or an agent."""

    def __init__(self, check, name, number, is_staff):
        self.check, self.name, self.is_staff = check, name, is_staff
        self.random = random.Random(f"{check.seed}/{name}")
        self.address = f"10.1.0.{number}"
        self.credential, self.query = {}, ""
        # What they hear, and where they speak.
        self.views, self.own = {}, []
        self.messages, self.pending = [], {}
        self.socket = self.reading = None
        self.abandoned = []
        self.is_over = False
        self.renewed_at = asyncio.get_running_loop().time()

    def headers(self):
        return self.credential | {"X-Forwarded-For": self.address}

    async def renew(self, is_refused=False):
        """Agents sign in again before their token expires."""
        now = asyncio.get_running_loop().time()
        if "Authorization" in self.credential and (is_refused or now - self.renewed_at > RENEW_AFTER):
            self.renewed_at = now
            token = await self.check.house.sign_in(self.name, self.address)
            self.credential = {"Authorization": f"Bearer {token}"}

    # What is heard.

    async def live(self):
        """Connects to either process, resumes every view, and reads until the line ends; again and again."""
        while not self.is_over:
            await self.renew()
            process = self.random.choice(self.check.house.processes)
            try:
                line = await Socket.open(process.port, CONNECT + self.query, self.headers())
            except Cut:
                await asyncio.sleep(self.random.uniform(0.1, 0.4))
                continue
            self.socket = line
            for conversation in self.views:
                self.subscribe(conversation)
            self.reading = asyncio.create_task(self.read(line))
            await asyncio.wait([self.reading])
            if not self.reading.cancelled():
                self.reading.result()
            if self.socket is line:
                # Half-open: nothing comes, and they do not know yet.
                await asyncio.sleep(self.random.uniform(0.5, 3))
                self.socket = None

    async def read(self, line):
        try:
            while True:
                self.take(await line.hear())
        except Cut:
            self.socket = None

    def subscribe(self, conversation):
        view = self.views.setdefault(conversation, View())
        if self.socket is not None:
            self.check.counts["resumes"] += view.last > 0
            self.socket.say({"type": "subscribe", "topic": self.topic(conversation), "since": view.last})

    def topic(self, conversation):
        return f"{self.check.conversations.kind}:{conversation}"

    def take(self, frame):
        kind = frame["type"]
        if kind == "event":
            self.hear(frame)
        elif kind == "resync":
            self.differ(f"was told to load {frame['topic']} again")
        elif kind == "error":
            self.refuse(frame)

    def hear(self, frame):
        view = self.views[frame["topic"].split(":", 1)[1]]
        seq, event = frame["seq"], frame["event"]
        self.check.counts["events"] += 1
        if seq <= view.last:
            self.differ(f"heard {seq} of {frame['topic']} twice")
            return
        if seq > view.last + 1:
            self.differ(f"heard {seq} of {frame['topic']} after {view.last}")
        view.last = seq
        body = (event.get("message") or {}).get("body")
        is_lost = self.check.spoils("drop") and not self.is_staff and seq == 5
        if not is_lost:
            view.entries.append((seq, event["type"], body))
        message = self.pending.get(body)
        if message is not None:
            message.is_acknowledged.set()

    def refuse(self, frame):
        if frame["code"] in PASSING:
            return
        for message in self.pending.values():
            if message.id == frame.get("client_id"):
                message.refusal = f"{frame['code']}: {frame['error']}"
                return
        self.differ(f"was refused: {frame}")

    def differ(self, what):
        self.check.differences.append(f"{self.name} {what}")

    # What is cut.

    def cut(self):
        """Ends the line in one of three ways; only one of them tells the server at once."""
        line = self.socket
        if line is None or self.reading is None or self.reading.done():
            return
        way = self.random.choice(["closed", "reset", "half-open"])
        self.check.counts[way] += 1
        if way == "closed":
            line.close()
        elif way == "reset":
            line.cut()
        else:
            self.reading.cancel()
            line.writer.transport.pause_reading()
            self.abandoned.append(line)
            asyncio.get_running_loop().call_later(self.random.uniform(5, 20), line.cut)

    def leave(self):
        self.is_over = True
        for line in [self.socket, *self.abandoned]:
            if line is not None:
                line.cut()

    # What is said.

    async def speak(self, pause):
        """Says something every now and then, types, and shows that they are there."""
        beat = 0
        while not self.check.is_quiet:
            await asyncio.sleep(self.random.expovariate(1 / pause))
            conversation = self.random.choice(self.own)
            if self.socket is not None:
                # Agents count as there for a minute, visitors for half of one.
                beat += 1
                kind = "presence" if beat % 4 == 0 else "typing"
                self.socket.say({"type": kind, "topic": self.topic(conversation)})
            if len(self.pending) < MOST_PENDING:
                self.check.deliver(self, self.write(conversation))

    def write(self, conversation):
        id = str(uuid.UUID(int=self.random.getrandbits(128), version=4))
        is_internal = self.is_staff and self.random.random() < 0.15
        body = f"{self.name} says {len(self.messages)}: {id}"
        message = Message(id, conversation, body, is_internal)
        self.messages.append(message)
        return message

    async def deliver(self, message):
        """Says one thing until it is acknowledged, or refused."""
        self.pending[message.body] = message
        doors = [self.by_socket, self.by_rest]
        is_either = self.check.conversations.is_one_message_by_both_doors
        first = self.random.choice(doors)
        if is_either and self.random.random() < 0.15:
            self.check.counts["said twice at once"] += 1
            await asyncio.gather(*(door(message) for door in doors))
        while not message.is_acknowledged.is_set() and not message.refusal:
            await (self.random.choice(doors) if is_either else first)(message)
        del self.pending[message.body]
        if message.refusal and not message.is_acknowledged.is_set():
            self.differ(f"was refused {message.body!r}: {message.refusal}")

    def begin_try(self, message):
        message.tries += 1
        self.check.counts["said again"] += message.tries > 1
        if self.check.spoils("resend") and message.tries > 1:
            message.id = str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    async def by_socket(self, message):
        if self.socket is None:
            await asyncio.sleep(0.1)
            return
        self.begin_try(message)
        frame = {"type": "message", "topic": self.topic(message.conversation), "body": message.body, "client_id": message.id}
        self.socket.say(frame | ({"is_internal": True} if message.is_internal else {}))
        try:
            await asyncio.wait_for(message.is_acknowledged.wait(), AGAIN_AFTER)
        except asyncio.TimeoutError:
            pass

    async def by_rest(self, message):
        self.begin_try(message)
        process = self.random.choice(self.check.house.processes)
        is_cut = not self.check.is_quiet and self.random.random() < 0.1
        self.check.counts["requests cut"] += is_cut
        try:
            status, answer = await self.check.conversations.say(process.port, self, message, is_cut)
        except Cut:
            await asyncio.sleep(self.random.uniform(0.1, 0.4))
            return
        if status in (200, 201):
            message.is_acknowledged.set()
        elif status == 401:
            await self.renew(is_refused=True)
        elif status == 429 or status >= 500:
            await asyncio.sleep(self.random.uniform(0.5, 2))
        else:
            message.refusal = f"{status} {answer}"
