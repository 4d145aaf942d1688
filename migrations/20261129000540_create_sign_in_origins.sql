-- Where somebody signed in from before: a flood of guesses from elsewhere does not keep them out there.

-- Only a keyed hash of the network is kept.
create table sign_in_origins (
    user_id uuid not null,
    origin bytea not null,
    seen_at timestamptz not null,
    constraint sign_in_origins_pkey primary key (user_id, origin),
    constraint sign_in_origins_user foreign key (user_id) references users (id) on delete cascade
);

create index sign_in_origins_seen_at on sign_in_origins using brin (seen_at);
