-- A document without what somebody is called and where they can be written to: wherever those stand as the value of a field
-- that names people. Of documents that are read by their types, so that no other field changes.
create function without_person(document jsonb, name text, email text) returns jsonb
    language sql immutable parallel safe
    return replace(replace(replace(replace(document::text,
        '"name": ' || to_jsonb(name)::text, '"name": "Deleted person"'),
        '"by": ' || to_jsonb(name)::text, '"by": "Deleted person"'),
        '"sender_name": ' || to_jsonb(name)::text, '"sender_name": "Deleted person"'),
        '"email": ' || to_jsonb(email)::text, '"email": null')::jsonb;
