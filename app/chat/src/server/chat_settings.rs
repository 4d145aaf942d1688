//! The run-time settings of chat.

use base::server::Permission;
use settings::server::Section;

use super::permissions;
use crate::ChatSettings;

impl Section for ChatSettings {
    const NAME: &'static str = "chat";
    const PERMISSION: Permission = permissions::CONFIGURE;
}
