-- Images of articles, named by what is in them: the same image is kept once, and has the same address everywhere.

create table article_images (
    -- The first 16 bytes of its SHA-256, in hexadecimal.
    name text not null,
    kind text not null,
    bytes bytea not null,
    uploaded_by uuid,
    created_at timestamptz not null,
    constraint article_images_pkey primary key (name),
    constraint article_images_kind_known check (kind in ('png', 'jpeg', 'gif', 'webp')),
    constraint article_images_size check (octet_length(bytes) between 1 and 1500000),
    constraint article_images_uploader foreign key (uploaded_by) references users (id) on delete set null
);

-- An image is packed already.
alter table article_images alter column bytes set storage external;

create index article_images_by_uploader on article_images (uploaded_by);
