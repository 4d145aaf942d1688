//! What verbs of one domain ask the others by: each process knows it from its start.

use base::server::Ctx;
use domain::server::{Domain, FileOwners, PersonalSections, RetainedKinds};

use app::server::domains;

/// Makes known what files can belong to, what is kept for a time, and what is known of people.
pub(crate) fn know_domains(ctx: &Ctx) {
    let (mut owners, mut kinds, mut sections) = (Vec::new(), Vec::new(), Vec::new());
    for Domain { file_owners, retained, personal_data, .. } in domains() {
        owners.extend(file_owners);
        kinds.extend(retained);
        sections.extend(personal_data);
    }
    ctx.shared::<FileOwners>().set(owners);
    ctx.shared::<RetainedKinds>().set(kinds);
    ctx.shared::<PersonalSections>().set(sections);
}
