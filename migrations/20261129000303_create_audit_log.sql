-- Who deleted and changed what: it outlives its subject, and so names nothing by reference.

create table audit_log (
    id uuid not null,
    at timestamptz not null,
    actor_id uuid,
    actor_name text,
    actor_role text not null,
    address text,
    action text not null,
    subject_type text not null,
    subject_id text not null,
    before jsonb,
    after jsonb,
    constraint audit_log_pkey primary key (id)
);

create index audit_log_by_time on audit_log (at desc, id desc);
create index audit_log_by_subject on audit_log (subject_type, subject_id, at desc);
