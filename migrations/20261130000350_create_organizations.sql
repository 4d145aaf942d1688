-- Customers belong to organisations, which know their people by the domains of their addresses.

create table organizations (
    id uuid not null,
    name text not null,
    -- Whether its members see each other's tickets.
    is_shared boolean not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint organizations_pkey primary key (id),
    constraint organizations_name_length check (length(name) between 1 and 100)
);

-- Two of one name would be one that is written down twice. Lists are in this order.
create unique index organizations_name_unique on organizations (lower(name));

-- A domain belongs to one organisation, in the form that mail knows: lower case, Punycode.
create table organization_domains (
    domain text not null,
    organization_id uuid not null,
    created_at timestamptz not null,
    constraint organization_domains_pkey primary key (domain),
    constraint organization_domains_organization foreign key (organization_id) references organizations (id)
        on delete cascade,
    constraint organization_domains_form check (domain ~ '^[a-z0-9.-]{3,253}$')
);

create index organization_domains_by_organization on organization_domains (organization_id, domain);
