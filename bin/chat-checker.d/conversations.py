"""What is talked in: chats, and tickets, which kept their order before there were chats. How each begins, how something is
said in it by REST, and what the database says of it."""

import asyncio

from line import ask


class Chats:
    """Visitors begin one each, agents race for them."""

    kind = "chat"
    # The same `client_id` is the same message by whichever door it comes.
    is_one_message_by_both_doors = True

    def __init__(self, house):
        self.house = house

    async def begin(self, visitor):
        body = {"name": visitor.name, "question": "Why does the lamp hum?"}
        headers = visitor.headers() | {"Idempotency-Key": visitor.name}
        status, answer = await ask(self.house.processes[0].port, "POST", "/api/support/chat/start", body, headers)
        if status != 201:
            raise SystemExit(f"a chat could not begin: {status} {answer}")
        visitor.credential = {"X-Session-Token": answer["session_token"]}
        visitor.query = "?session_token=" + answer["session_token"]
        return answer["session_id"]

    async def admit(self, agent):
        """An agent may have as many as there are."""
        body = {"status": "active", "max_concurrent_chats": 50}
        status, answer = await ask(self.house.processes[0].port, "PATCH", "/api/support/agent/me", body, agent.headers())
        if status != 200:
            raise SystemExit(f"an agent's limit: {status} {answer}")

    async def take(self, id, agents, differences):
        """Two agents want the same chat of two processes at once: one of them has it."""
        path = f"/api/support/agent/chats/{id}/accept"
        asked = [ask(process.port, "POST", path, None, agent.headers()) for process, agent in zip(self.house.processes, agents)]
        answers = await asyncio.gather(*asked)
        taken = [agent for agent, (status, _) in zip(agents, answers) if status == 200]
        if len(taken) != 1 or {status for status, _ in answers} != {200, 409}:
            differences.append(f"{len(taken)} agents have chat {id}: {answers}")
        return taken[0] if taken else agents[0]

    async def say(self, port, client, message, is_cut):
        body = {"session_id": message.conversation, "body": message.body, "client_id": message.id}
        if message.is_internal:
            body["is_internal"] = True
        return await ask(port, "POST", "/api/support/chat/messages", body, client.headers(), is_cut)

    async def truth(self):
        return await self.house.rows("""
            select session_id as id, seq, public_seq, kind, body from (
                select session_id, seq, public_seq, case when is_internal then 'noted' else 'said' end as kind, body
                from chat_messages
                union all select session_id, seq, public_seq, event_type, null from chat_events) entries
            order by session_id, seq""")

class Tickets:
    """Customers open one each, and agents answer them."""

    kind = "ticket"
    # By REST a message has an Idempotency-Key, by the socket a `client_id`.
    is_one_message_by_both_doors = False

    def __init__(self, house):
        self.house = house

    async def begin(self, visitor):
        token = await self.house.register(visitor.name, visitor.address)
        visitor.credential = {"Authorization": f"Bearer {token}"}
        body = {"subject": "The lamp hums", "description": "Why does it?", "category": "billing"}
        status, answer = await ask(self.house.processes[0].port, "POST", "/api/support/tickets", body, visitor.headers())
        if status != 201:
            raise SystemExit(f"a ticket could not begin: {status} {answer}")
        return answer["id"]

    async def admit(self, agent):
        """Nothing to do: any agent may answer any ticket."""

    async def take(self, _id, agents, _differences):
        return agents[0]

    async def say(self, port, client, message, is_cut):
        headers = client.headers() | {"Idempotency-Key": message.id}
        body = {"body": message.body, "is_internal": True} if message.is_internal else {"body": message.body}
        return await ask(port, "POST", f"/api/support/tickets/{message.conversation}/messages", body, headers, is_cut)

    async def truth(self):
        return await self.house.rows("""
            select ticket_id as id, seq, event_type as kind, metadata #>> '{message,body}' as body,
                case when event_type in ('opened', 'replied', 'status_changed', 'subject_changed') then
                    count(*) filter (where event_type in ('opened', 'replied', 'status_changed', 'subject_changed'))
                        over (partition by ticket_id order by seq) end as public_seq
            from ticket_events order by ticket_id, seq""")

CONVERSATIONS = {"chats": Chats, "tickets": Tickets}
