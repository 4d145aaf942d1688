//! Arabic.

use super::CustomerRefusal as Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OrganizationNameTaken => "توجد مؤسسة بهذا الاسم.".to_owned(),
        Refusal::NoOrganization => "ليست من المؤسسات".to_owned(),
        Refusal::NotADomain { said } => {
            format!("فيها ما ليس نطاقًا: {said}. اكتبه كما يأتي بعد علامة @ في العنوان: example.com")
        }
        Refusal::PublicDomain { domain } => {
            format!("فيها {domain}، حيث يمكن لأي شخص أن يكون له عنوان. أضف أشخاصها واحدًا واحدًا")
        }
        Refusal::DomainTaken { domain, organization } => {
            format!("{domain} يخص {organization}. أزله من هناك أولًا.")
        }
        Refusal::ManyDomains => "أكثر من 50".to_owned(),
        Refusal::NotACustomer => "هذا ممكن مع العملاء وحدهم ممن حسابهم مفتوح.".to_owned(),
        Refusal::NobodyThere => "لا يخص أحدًا هنا".to_owned(),
        Refusal::SameAccount => "هو الحساب نفسه".to_owned(),
        Refusal::MergedBefore => "دُمج هذا الحساب في حساب آخر من قبل.".to_owned(),
        Refusal::SurvivorIsGone => {
            "الحساب المراد إبقاؤه مغلق أو دُمج في حساب آخر. اختر الحساب المستخدم.".to_owned()
        }
        Refusal::NotYourNote => "لا يغيّر الملاحظة إلا من كتبها.".to_owned(),
        Refusal::Blocked => {
            "يمكنك قراءة ما كُتب هنا، ولا يمكنك الكتابة حاليًا. إن رأيت في ذلك خطأ فتواصل معنا بطريقة أخرى."
                .to_owned()
        }
        Refusal::AccountMerged => {
            "صار هذا الحساب جزءًا من حساب آخر لك. سجّل الدخول بعنوان ذلك الحساب.".to_owned()
        }
    }
}
