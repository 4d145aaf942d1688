//! English.

use super::{Words, notes};
use crate::{AddressProblem, Theme};

pub(super) const WORDS: Words = Words {
    title: "Brand",
    lead: "Your name, your colour and your greeting, on every page that anybody sees.",
    changes: "Name, colour, greeting and the links at the foot, for everybody who comes.",
    keywords: "logo color accent theme white label imprint privacy footer header welcome",
    name: "Name",
    name_hint: "In the header and in the title of every page.",
    logo: "Logo",
    logo_hint: "A picture beside the name, on every page: a square one reads best. The one that is sent takes the place of the one that was.",
    use_logo: "Use it as the logo",
    remove_logo: "Take the logo down",
    colour: "Colour",
    own_colour: "A colour of our own",
    colour_code: "Code, like #0a7d4b",
    pick: "Pick a colour",
    greeting: "Greeting",
    own_greeting: "How can we help?",
    footer_links: "Links at the foot",
    footer_links_hint: "An imprint, a privacy policy, your shop: https://, mailto: or a path that begins with /. Leave both fields of a link empty to take it away.",
    link_title: "Title",
    link_address: "Address",
    save: "Save",
    saved: "Saved. Everybody sees it within a second.",
    preview: "Preview",
    light: "On light pages",
    dark: "On dark pages",
    a_button: "Write to us",
    what_is_new: "What is new or chosen",
    addresses: "Addresses",
    addresses_change: "Where people reach the desk and the help center.",
    addresses_lead: "They are set where Porchlight is run, not here: a page cannot move itself.",
    addresses_how: "For an address of your own, point its name (a CNAME or A record) at this server, let your proxy hold a certificate for it, set PUBLIC_URL to it and restart. HELP_URL gives the help center another address on the same server.",
    not_set: "not set: the same as PUBLIC_URL",
    address_problem: |problem| match problem {
        AddressProblem::PublicUrlIsLocal => {
            "PUBLIC_URL names this machine or its own network: nobody elsewhere gets there."
        }
        AddressProblem::PublicUrlIsNotHttps => "PUBLIC_URL is not https: passwords travel unencrypted.",
        AddressProblem::HelpUrlIsNotHttps => "HELP_URL is not https: what people read travels unencrypted.",
        AddressProblem::AskedElsewhere => {
            "You opened this page at another address than PUBLIC_URL and HELP_URL name, or your proxy does not pass on the header Host. Forms that are sent there are refused."
        }
    },
    colour_notes: |palette| {
        notes(palette, |theme, ratio, shown, now| {
            let pages = if theme == Theme::Light { "light" } else { "dark" };
            format!(
                "On {pages} pages the colour has a contrast of {ratio}:1, less than 3:1. There {shown} is shown, with {now}:1."
            )
        })
    },
};
