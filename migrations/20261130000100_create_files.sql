-- What people send along: stored contents, each kept once however often it is sent, and the files that name them.

create table file_contents (
    id uuid not null,
    -- Of what is stored, which is what was sent without its metadata.
    sha256 bytea not null,
    size bigint not null,
    state text not null,
    -- What the scanner found, where it found something.
    signature text,
    -- What the scanner said last instead of an answer.
    scan_error text,
    -- Of a picture that could be read; what could not is a file like any other.
    width integer,
    height integer,
    has_thumbnail boolean not null default false,
    reference_count integer not null,
    created_at timestamptz not null,
    scanned_at timestamptz,
    constraint file_contents_pkey primary key (id),
    constraint file_contents_sha256_unique unique (sha256),
    constraint file_contents_sha256_length check (octet_length(sha256) = 32),
    constraint file_contents_state_known check (state in ('pending_scan', 'clean', 'infected')),
    constraint file_contents_references check (reference_count >= 0)
);

create index file_contents_unclean on file_contents (state, created_at) where state <> 'clean';
create index file_contents_unreferenced on file_contents (id) where reference_count = 0;

create table files (
    id uuid not null,
    content_id uuid not null,
    name text not null,
    -- By what is in it; of two texts that are the same, one may be called a table.
    media_type text not null,
    -- What it belongs to, once it does: each domain says who may see what is its own.
    owner_type text,
    owner_id uuid,
    uploader_id uuid,
    -- Somebody without an account: their conversation's session.
    visitor_id uuid,
    created_at timestamptz not null,
    attached_at timestamptz,
    constraint files_pkey primary key (id),
    constraint files_content foreign key (content_id) references file_contents (id),
    constraint files_uploader foreign key (uploader_id) references users (id) on delete set null,
    constraint files_owner_whole check ((owner_type is null) = (owner_id is null)),
    constraint files_attached check ((owner_type is null) = (attached_at is null)),
    constraint files_name_length check (octet_length(name) between 1 and 255)
);

create index files_content on files (content_id);
create index files_owner on files (owner_type, owner_id, id) where owner_type is not null;
create index files_unattached on files (created_at) where owner_type is null;
create index files_uploader on files (uploader_id) where uploader_id is not null;

-- What came from an address today, of people who are not signed in.
create table upload_quotas (
    address text not null,
    day date not null,
    bytes bigint not null,
    constraint upload_quotas_pkey primary key (address, day)
);

create index upload_quotas_day on upload_quotas (day);
