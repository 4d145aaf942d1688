//! Typed ids, so that a ticket's id cannot be passed where a person's is meant.

/// Declares a newtype over a UUID (version 7, made by the server's context).
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            $crate::serde::Serialize, $crate::serde::Deserialize, $crate::utoipa::ToSchema,
        )]
        #[serde(crate = "base::serde", transparent)]
        #[schema(value_type = String, format = Uuid)]
        pub struct $name(pub $crate::uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<$crate::uuid::Uuid> for $name {
            fn from(id: $crate::uuid::Uuid) -> Self {
                Self(id)
            }
        }
    };
}

extern crate self as base;

id!(
    /// A person: customer, agent or admin.
    UserId
);
id!(
    /// One sign-in on one device, through all its refreshes.
    SessionId
);
id!(
    /// A team of the desk.
    TeamId
);
id!(
    /// An organisation that customers belong to.
    OrganizationId
);
