-- What the desk keeps in mind about somebody. Never the person's to read.

create table person_notes (
    id uuid not null,
    person_id uuid not null,
    author_id uuid,
    body text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint person_notes_pkey primary key (id),
    constraint person_notes_person foreign key (person_id) references users (id) on delete cascade,
    constraint person_notes_author foreign key (author_id) references users (id) on delete set null,
    constraint person_notes_body_length check (length(body) between 1 and 5000)
);

create index person_notes_by_person on person_notes (person_id, created_at desc, id desc);
create index person_notes_by_author on person_notes (author_id);
