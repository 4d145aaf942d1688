-- Links that work once: an invitation, a forgotten password, the confirmation of an address. Only a hash of their secret is
-- kept; a used one stays until it would have expired, to say that it was used.

create table one_time_links (
    id uuid not null,
    token_hash bytea not null,
    kind text not null,
    user_id uuid not null,
    -- Who asked for it, where somebody else did.
    made_by uuid,
    -- The address that the link vouches for.
    email citext,
    expires_at timestamptz not null,
    used_at timestamptz,
    created_at timestamptz not null,
    constraint one_time_links_pkey primary key (id),
    constraint one_time_links_token_unique unique (token_hash),
    constraint one_time_links_user foreign key (user_id) references users (id) on delete cascade,
    constraint one_time_links_maker foreign key (made_by) references users (id) on delete set null,
    constraint one_time_links_kind_known check (kind in ('invitation', 'password_reset', 'email_confirmation'))
);

create index one_time_links_user on one_time_links (user_id, kind);
create index one_time_links_maker on one_time_links (made_by);
create index one_time_links_expires_at on one_time_links (expires_at);
