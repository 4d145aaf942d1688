//! The sentences of a page that only a form without script is answered with.

use base::Locale;

/// What the page says, in one language.
pub(super) struct FormWords {
    /// That a file is larger than this.
    pub too_large: fn(String) -> String,
    /// The page's title.
    pub not_sent: &'static str,
    /// How to get back to what was written.
    pub go_back: &'static str,
}

/// The sentences for `locale`.
pub(super) fn form_words(locale: Locale) -> FormWords {
    match locale {
        Locale::En => FormWords {
            too_large: |most| format!("That is larger than the {most} that a file may have."),
            not_sent: "This was not sent",
            go_back: "Go back with your browser's button: what you wrote is still there.",
        },
        Locale::De => FormWords {
            too_large: |most| format!("Das ist größer als die {most}, die eine Datei haben darf."),
            not_sent: "Das wurde nicht gesendet",
            go_back: "Gehen Sie im Browser einen Schritt zurück: Was Sie geschrieben haben, steht noch da.",
        },
        Locale::Ar => FormWords {
            too_large: |most| format!("هذا أكبر من {most}، وهو أكبر ما يمكن أن يكون عليه ملف."),
            not_sent: "لم يُرسل هذا",
            go_back: "ارجع بزر المتصفح: ما كتبته ما زال هناك.",
        },
    }
}
