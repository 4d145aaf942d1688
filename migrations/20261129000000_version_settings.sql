-- A section that changes tells every process by an event of its own, whose place among its changes is its version.

alter table settings add column version bigint not null default 1;
