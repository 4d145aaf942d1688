-- The desk finds tickets by who asked: names and addresses without their marks, an address in its parts.

create function fold_person(person text) returns text
    language sql immutable parallel safe
    return translate(
        replace(replace(replace(replace(
            regexp_replace(normalize(lower(person), nfkd), '[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]', '', 'g'),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        'ıłøđðς@._-+', 'iloddσ     ');
