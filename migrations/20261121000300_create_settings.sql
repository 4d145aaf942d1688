-- What an installation remembers about itself, and what its admins decide.

create table settings (
    name text not null,
    value jsonb not null,
    updated_at timestamptz not null,
    constraint settings_pkey primary key (name)
);
