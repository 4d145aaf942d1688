select a.id, a.group_id, a.locale, a.slug, c.slug as category, a.type as kind, a.visibility, a.status, a.title, a.summary,
    a.content_markdown, a.content_html, a.contents, a.words, a.tags, w.id as "author_id?", w.name as "author_name?",
    a.version, a.revision, coalesce(a.follows_revision < o.revision, false) as "is_stale!", a.publish_at, a.published_at,
    a.created_at, a.updated_at, coalesce(n.views, 0) as "views!", coalesce(n.helpful, 0) as "helpful!",
    coalesce(n.not_helpful, 0) as "not_helpful!",
    coalesce((
        select jsonb_agg(jsonb_build_object('locale', t.locale, 'slug', t.slug, 'title', t.title) order by t.locale)
        from articles t
        where t.group_id = a.group_id and t.id <> a.id and t.status = 'published' and t.visibility = any($2)
    ), '[]') as "translations!"
from articles a
join article_categories c on c.id = a.category_id
left join articles o on o.id = a.group_id
left join users w on w.id = a.author_id
left join article_counts n on n.article_id = a.id
where a.id = $1 and ($3 or (a.status = 'published' and a.visibility = any($2)))
