//! Arabic.

use super::{Words, notes};
use crate::{AddressProblem, Theme};

pub(super) const WORDS: Words = Words {
    title: "الهوية",
    lead: "اسمك ولونك وتحيتك، على كل صفحة يراها أحد.",
    changes: "الاسم واللون والتحية والروابط في أسفل الصفحة، لكل من يأتي.",
    keywords: "شعار علامة لون مظهر خصوصية تذييل ترويسة ترحيب",
    name: "الاسم",
    name_hint: "في أعلى كل صفحة وفي عنوانها.",
    logo: "الشعار",
    logo_hint: "صورة بجانب الاسم على كل صفحة، والأفضل أن تكون مربعة. تحل المرسلة محل السابقة.",
    use_logo: "اجعلها الشعار",
    remove_logo: "أزل الشعار",
    colour: "اللون",
    own_colour: "لون خاص بنا",
    colour_code: "الرمز، مثل ‎#0a7d4b",
    pick: "اختر لونًا",
    greeting: "التحية",
    own_greeting: "كيف يمكننا المساعدة؟",
    footer_links: "روابط أسفل الصفحة",
    footer_links_hint: "بيانات الناشر، سياسة الخصوصية، متجرك: https://‎ أو mailto:‎ أو مسار يبدأ بـ /. اترك حقلي الرابط فارغين لإزالته.",
    link_title: "العنوان",
    link_address: "الوجهة",
    save: "احفظ",
    saved: "حُفظ. سيراه الجميع خلال ثانية.",
    preview: "معاينة",
    light: "على الصفحات الفاتحة",
    dark: "على الصفحات الداكنة",
    a_button: "اكتب إلينا",
    what_is_new: "الجديد أو المختار",
    addresses: "العناوين",
    addresses_change: "أين يصل الناس إلى الدعم ومركز المساعدة.",
    addresses_lead: "تُضبط حيث يعمل Porchlight لا هنا: لا تستطيع الصفحة أن تنقل نفسها.",
    addresses_how: "ليكون لك عنوان خاص وجّه اسمه (سجل CNAME أو A) إلى هذا الخادم، وضع له شهادة في الوكيل، واضبط PUBLIC_URL عليه ثم أعد التشغيل. ويعطي HELP_URL مركز المساعدة عنوانًا آخر على الخادم نفسه.",
    not_set: "غير مضبوط: هو نفسه PUBLIC_URL",
    address_problem: |problem| match problem {
        AddressProblem::PublicUrlIsLocal => {
            "يشير PUBLIC_URL إلى هذا الجهاز أو شبكته: لا يصل إليه أحد من مكان آخر."
        }
        AddressProblem::PublicUrlIsNotHttps => "ليس PUBLIC_URL عنوان https: تنتقل كلمات المرور دون تعمية.",
        AddressProblem::HelpUrlIsNotHttps => "ليس HELP_URL عنوان https: ينتقل ما يُقرأ دون تعمية.",
        AddressProblem::AskedElsewhere => {
            "فتحت هذه الصفحة من عنوان غير الذي في PUBLIC_URL وHELP_URL، أو أن الوكيل لا يمرر الترويسة Host. النماذج المرسلة من هناك تُرفض."
        }
    },
    colour_notes: |palette| {
        notes(palette, |theme, ratio, shown, now| {
            let pages = if theme == Theme::Light { "الفاتحة" } else { "الداكنة" };
            format!(
                "تباين اللون على الصفحات {pages} هو {ratio}:1، أقل من 3:1. يُعرض هناك {shown} بتباين {now}:1."
            )
        })
    },
};
