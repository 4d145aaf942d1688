-- The generation of the rules that feedback is analysed with. It grows when a rule changes, when another analyst is chosen,
-- and when an admin wants everything looked at again; what was analysed with an earlier one is to be analysed.

create table feedback_analysis_state (
    is_only boolean not null default true,
    generation bigint not null default 1,
    -- Who judges: the word lists, or the model of a provider by its name.
    analyst text not null default 'words',
    created_at timestamptz not null default now(),
    constraint feedback_analysis_state_pkey primary key (is_only),
    constraint feedback_analysis_state_only check (is_only)
);

insert into feedback_analysis_state default values;
