//! English.

use super::CustomerRefusal as Refusal;

pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OrganizationNameTaken => "There is an organisation with this name.".to_owned(),
        Refusal::NoOrganization => "is not one of the organisations".to_owned(),
        Refusal::NotADomain { said } => {
            format!("hold one that is no domain: {said}. Write it as after the @ of an address: example.com")
        }
        Refusal::PublicDomain { domain } => {
            format!("hold {domain}, where anybody can have an address. Add its people one by one")
        }
        Refusal::DomainTaken { domain, organization } => {
            format!("{domain} belongs to {organization}. Take it away there first.")
        }
        Refusal::ManyDomains => "are more than 50".to_owned(),
        Refusal::NotACustomer => "This is possible with customers alone, whose account is open.".to_owned(),
        Refusal::NobodyThere => "belongs to nobody here".to_owned(),
        Refusal::SameAccount => "is the same account".to_owned(),
        Refusal::MergedBefore => "This account was merged into another one before.".to_owned(),
        Refusal::SurvivorIsGone => {
            "The account that is to stay is closed, or was merged into another one. Choose the one that is used.".to_owned()
        }
        Refusal::NotYourNote => "Only who wrote a note changes it.".to_owned(),
        Refusal::Blocked => {
            "You can read what was written here, and not write more for now. If you think that this is a mistake, reach us in another way.".to_owned()
        }
        Refusal::AccountMerged => {
            "This account became a part of another one of yours. Sign in with the address of that one.".to_owned()
        }
    }
}
