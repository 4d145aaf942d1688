\set key random(1, 1000000000000)
begin;
select free_at from rate_limits where key = 'ticket_floor';
insert into idempotency_keys (owner_id, key, fingerprint, record_id, created_at)
    values (:customer::uuid, 'floor-' || :key::bigint, '\x00112233445566778899aabbccddeeff', gen_random_uuid(), now());
select id from categories where slug = 'billing' and is_active;
insert into tickets (id, number, requester_id, category_id, subject, priority, source, last_seq, last_public_seq,
    message_count, preview, created_at, updated_at, last_message_at, waiting_since, search)
    values (lpad(to_hex(:key::bigint), 32, '0')::uuid, next_ticket_number(2026), :customer::uuid, :category::uuid, 'The lamp in the hallway hums', 1,
    'api', 1, 1, 1, 'It hums when it is off, and I wonder why.', now(), now(), now(), now(),
    $$'hallway':5 'hum':6 'hums':6 'in':3 'lamp':2 'the':1,4$$);
insert into ticket_messages (id, ticket_id, sender_type, sender_id, body, is_internal, created_at, search)
    values (gen_random_uuid(), lpad(to_hex(:key::bigint), 32, '0')::uuid, 'customer', :customer::uuid, 'It hums when it is off, and I wonder why.', false, now(),
    $$'and':7 'hum':2 'hums':2 'i':8 'is':5 'it':1,4 'off':6 'when':3 'whi':10 'why':10 'wond':9 'wonder':9$$);
insert into ticket_events (ticket_id, seq, event_type, performed_by, performed_role, metadata, created_at)
    values (lpad(to_hex(:key::bigint), 32, '0')::uuid, 1, 'opened', :customer::uuid, 'customer', '{"type": "opened", "subject": "The lamp in the hallway hums"}', now());
insert into outbox (topic, seq, public_seq, feed, event, kind, facts, created_at)
    values ('ticket:' || lpad(to_hex(:key::bigint), 32, '0'), 1, 1, 'queue', '{"type": "opened", "subject": "The lamp in the hallway hums", "by": null}',
    'ticket.opened', ('{"version": 1, "ticket": {"id": "' || lpad(to_hex(:key::bigint), 32, '0')::uuid || '", "subject": "The lamp in the hallway hums", "number": "ST-2026-000123", "category": "billing", "priority": "medium", "status": "open", "source": "api", "requester": {"id": "01930000-0000-7000-8000-000000000001", "name": "Carol"}, "assignee": null, "team": null, "tags": []}, "event": {"type": "opened", "subject": "The lamp in the hallway hums"}, "by": {"kind": "customer", "id": "01930000-0000-7000-8000-000000000001", "name": "Carol"}, "at": "2026-11-30T00:00:00Z"}')::jsonb, now());
commit;
