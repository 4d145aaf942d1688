//! German.

use super::CustomerRefusal as Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OrganizationNameTaken => "Es gibt schon eine Organisation mit diesem Namen.".to_owned(),
        Refusal::NoOrganization => "ist keine der Organisationen".to_owned(),
        Refusal::NotADomain { said } => {
            format!("enthalten etwas, das keine Domain ist: {said}. Schreiben Sie sie wie hinter dem @ einer Adresse: example.com")
        }
        Refusal::PublicDomain { domain } => {
            format!("enthalten {domain}, wo jeder eine Adresse haben kann. Nehmen Sie die Leute einzeln auf")
        }
        Refusal::DomainTaken { domain, organization } => {
            format!("{domain} gehört zu {organization}. Nehmen Sie die Domain zuerst dort weg.")
        }
        Refusal::ManyDomains => "sind mehr als 50".to_owned(),
        Refusal::NotACustomer => "Das geht nur mit Kundinnen und Kunden, deren Konto offen ist.".to_owned(),
        Refusal::NobodyThere => "gehört hier niemandem".to_owned(),
        Refusal::SameAccount => "ist dasselbe Konto".to_owned(),
        Refusal::MergedBefore => "Dieses Konto wurde schon mit einem anderen zusammengeführt.".to_owned(),
        Refusal::SurvivorIsGone => {
            "Das Konto, das bleiben soll, ist geschlossen oder wurde mit einem anderen zusammengeführt. Wählen Sie das, das benutzt wird.".to_owned()
        }
        Refusal::NotYourNote => "Eine Notiz ändert nur, wer sie geschrieben hat.".to_owned(),
        Refusal::Blocked => {
            "Sie können lesen, was hier steht, aber im Moment nichts mehr schreiben. Halten Sie das für einen Irrtum, erreichen Sie uns auf einem anderen Weg.".to_owned()
        }
        Refusal::AccountMerged => {
            "Dieses Konto wurde Teil eines anderen von Ihnen. Melden Sie sich mit dessen Adresse an.".to_owned()
        }
    }
}
