//! What the pages of the organisations say.

mod ar;
mod de;
mod en;

use base::Locale;

/// The sentences of one language.
pub struct CustomerWords {
    pub organizations: &'static str,
    pub organizations_lead: &'static str,
    pub organization_keywords: &'static str,
    pub new_organization: &'static str,
    pub back: &'static str,
    pub search: &'static str,
    pub search_label: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub nothing_found: &'static str,
    pub nothing_found_hint: &'static str,
    pub name: &'static str,
    pub domains: &'static str,
    pub domains_hint: &'static str,
    pub no_domains: &'static str,
    pub sharing: &'static str,
    pub shared: &'static str,
    pub not_shared: &'static str,
    pub share: &'static str,
    pub share_hint: &'static str,
    pub save: &'static str,
    pub create: &'static str,
    pub saved: &'static str,
    pub settings: &'static str,
    pub members: &'static str,
    pub member_count: fn(i64) -> String,
    pub more_members: fn(i64) -> String,
    pub nobody: &'static str,
    pub nobody_hint: &'static str,
    pub person: &'static str,
    pub email: &'static str,
    pub add_label: &'static str,
    pub add_hint: &'static str,
    pub add: &'static str,
    pub take_out: &'static str,
    pub take_out_of: fn(&str) -> String,
    pub blocked: &'static str,
    pub delete: &'static str,
    pub delete_hint: &'static str,
    pub loading: &'static str,
}

/// The sentences for `locale`.
pub fn customer_words(locale: Locale) -> &'static CustomerWords {
    match locale {
        Locale::En => &en::WORDS,
        Locale::De => &de::WORDS,
        Locale::Ar => &ar::WORDS,
    }
}
