"""Delivery, from outside: what was acknowledged is there once, and everybody's view is the database's order."""

import argparse
import asyncio
import collections
import random
import sys

from client import Client
from conversations import CONVERSATIONS
from house import House

VISITORS, AGENTS = 20, 5
# How often somebody speaks, in seconds, and how often each line is cut.
VISITOR_PAUSE, AGENT_PAUSE, CUT_EVERY = 2.0, 0.8, 5.0
# Conversations of others that each agent looks at too.
WATCHED = 2
# How long the end may take on a busy machine: what is under way is acknowledged, what was missed is resumed.
SETTLED_WITHIN = 90


class Check:
    """One run."""

    def __init__(self, house, options):
        self.house, self.seed, self.spoiled, self.seconds = house, options.seed, options.spoil, options.seconds
        self.conversations = CONVERSATIONS[options.on](house)
        self.random = random.Random(options.seed)
        self.counts = collections.Counter()
        self.differences = []
        self.deliveries = set()
        self.is_quiet = False

    def spoils(self, how):
        return self.spoiled == how

    async def run(self):
        await self.house.start()
        self.visitors = [Client(self, f"visitor{number}", number + 1, False) for number in range(VISITORS)]
        self.agents = [Client(self, f"agent{number}", number + 101, True) for number in range(AGENTS)]
        self.clients = self.visitors + self.agents
        await self.assemble()
        lives = [asyncio.create_task(client.live()) for client in self.clients]
        talking = [asyncio.create_task(client.speak(AGENT_PAUSE if client.is_staff else VISITOR_PAUSE)) for client in self.clients if client.own]
        trouble = [asyncio.create_task(self.cut_lines()), asyncio.create_task(self.kill_processes())]
        await asyncio.sleep(self.seconds)
        self.is_quiet = True
        await asyncio.gather(*talking, *trouble)
        await self.settle()
        for client in self.clients:
            client.leave()
        await asyncio.gather(*lives)

    async def assemble(self):
        """Agents come in, every visitor begins a conversation, and somebody takes it."""
        for agent in self.agents:
            await self.house.register(agent.name, agent.address)
            self.house.grant(agent.name + "@example.com", "agent")
            agent.credential = {"Authorization": f"Bearer {await self.house.sign_in(agent.name, agent.address)}"}
            await self.conversations.admit(agent)
        for visitor in self.visitors:
            conversation = await self.conversations.begin(visitor)
            rivals = self.random.sample(self.agents, 2)
            holder = await self.conversations.take(conversation, rivals, self.differences)
            visitor.own = [conversation]
            visitor.subscribe(conversation)
            holder.own.append(conversation)
        for agent in self.agents:
            others = [visitor.own[0] for visitor in self.visitors if visitor.own[0] not in agent.own]
            for conversation in agent.own + self.random.sample(others, WATCHED):
                agent.subscribe(conversation)

    def deliver(self, client, message):
        delivery = asyncio.create_task(client.deliver(message))
        self.deliveries.add(delivery)
        delivery.add_done_callback(self.delivered)

    def delivered(self, delivery):
        self.deliveries.discard(delivery)
        if not delivery.cancelled():
            delivery.result()

    # Trouble.

    async def cut_lines(self):
        while not self.is_quiet:
            await asyncio.sleep(self.random.expovariate(len(self.clients) / CUT_EVERY))
            self.random.choice(self.clients).cut()

    async def kill_processes(self):
        """One of the two at a time: the house goes on."""
        pause = min(15.0, self.seconds / 3)
        until = asyncio.get_running_loop().time() + self.seconds
        while asyncio.get_running_loop().time() + pause < until:
            await asyncio.sleep(pause)
            process = self.random.choice(self.house.processes)
            process.kill()
            self.counts["kills"] += 1
            await asyncio.sleep(self.random.uniform(0.2, 2))
            await process.start()

    # The end.

    async def settle(self):
        """Everything under way is acknowledged; then everybody resumes once more, and hears what there is."""
        if self.deliveries:
            await asyncio.wait(self.deliveries, timeout=SETTLED_WITHIN)
        for client in self.clients:
            if client.socket is not None:
                client.socket.cut()
        end = asyncio.get_running_loop().time() + SETTLED_WITHIN
        while True:
            await asyncio.sleep(1)
            found = self.compare(await self.conversations.truth())
            # Views that still lack something may be about to hear it; anything else stays wrong.
            if not found or asyncio.get_running_loop().time() > end or not self.lacks_something():
                break
        self.differences += found

    def lacks_something(self):
        return any(view.last < self.last_of(client, conversation) for client in self.clients for conversation, view in client.views.items())

    def last_of(self, client, conversation):
        return max((entry[0] for entry in self.seen_by(client, conversation)), default=0)

    def seen_by(self, client, conversation):
        """What a client may see of a conversation, by the database."""
        column = "seq" if client.is_staff else "public_seq"
        return [(row[column], row["kind"], row["body"]) for row in self.truth[conversation] if row[column] is not None]

    def compare(self, rows):
        """Every difference between the database, what was acknowledged and what everybody has."""
        self.truth = collections.defaultdict(list)
        for row in rows:
            self.truth[row["id"]].append(row)
        found = []
        for conversation, entries in self.truth.items():
            for column in ("seq", "public_seq"):
                numbers = [row[column] for row in entries if row[column] is not None]
                if numbers != list(range(1, len(numbers) + 1)):
                    found.append(f"the database counts {column} of {conversation} as {numbers}")
        times = collections.Counter(row["body"] for row in rows if row["body"])
        for client in self.clients:
            for message in client.messages:
                is_acknowledged, there = message.is_acknowledged.is_set(), times[message.body]
                if is_acknowledged and there != 1:
                    found.append(f"{message.body!r} was acknowledged and is there {there} times")
                elif not is_acknowledged and not message.refusal:
                    found.append(f"{message.body!r} was never acknowledged, and is there {there} times")
            for conversation, view in client.views.items():
                expected = self.seen_by(client, conversation)
                if view.entries != expected:
                    lacking, more = set(expected) - set(view.entries), set(view.entries) - set(expected)
                    found.append(f"{client.name} has {conversation} otherwise: lacks {sorted(lacking)[:3]}, has besides {sorted(more)[:3]}")
        return found

    def report(self):
        said = [message for client in self.clients for message in client.messages]
        acknowledged = sum(message.is_acknowledged.is_set() for message in said)
        cuts = sum(self.counts[way] for way in ("closed", "reset", "half-open"))
        print(f"messages {len(said)}, acknowledged {acknowledged}, said again {self.counts['said again']}, "
              f"said twice at once {self.counts['said twice at once']}")
        print(f"cuts {cuts} (closed {self.counts['closed']}, reset {self.counts['reset']}, half-open {self.counts['half-open']}), "
              f"requests cut {self.counts['requests cut']}, kills {self.counts['kills']}")
        print(f"resumes {self.counts['resumes']}, events heard {self.counts['events']}, "
              f"views compared {sum(len(client.views) for client in self.clients)}")
        for difference in self.differences[:20]:
            print(f"  {difference}")
        print(f"differences {len(self.differences)}", flush=True)


def main():
    asked = argparse.ArgumentParser(prog="bin/chat-checker")
    asked.add_argument("server", help="the program under test")
    asked.add_argument("seconds", nargs="?", type=float, default=60, help="how long the trouble lasts")
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    asked.add_argument("--on", choices=CONVERSATIONS, default="chats")
    asked.add_argument("--break", dest="spoil", choices=["drop", "resend"], help="spoil a client: differences have to be found")
    options = asked.parse_args()
    print(f"chat-checker: {options.seconds:g} s on {options.on} with --seed {options.seed}, {options.server}", flush=True)
    house = House(options.server)
    try:
        # A client that fails ends the run: `gather` and `delivered` pass on what was raised.
        check = asyncio.run(watched(house, options))
    finally:
        house.stop()
    sys.exit(1 if check.differences or not check.counts["events"] else 0)


async def watched(house, options):
    check = Check(house, options)
    await check.run()
    check.report()
    return check


main()
