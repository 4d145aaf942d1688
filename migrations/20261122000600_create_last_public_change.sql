-- When a ticket last changed as far as its customer may know: the moment of a note or of a tag is the desk's own.

create function last_public_change(ticket uuid) returns timestamptz
    language sql stable parallel safe
    return (
        select created_at from ticket_events
        where ticket_id = ticket and event_type in ('opened', 'replied', 'status_changed', 'subject_changed')
        order by seq desc limit 1
    );
