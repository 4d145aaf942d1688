//! The addresses at which people reach the house. They are set where it is run, so a page can only say what they are and what
//! is wrong with them.

use serde::{Deserialize, Serialize};

/// The addresses of the house as its process was started with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct HouseAddresses {
    /// What `PUBLIC_URL` says: where people sign in and where links lead.
    pub public_url: String,
    /// What `HELP_URL` says: an address of the help center's own, where it has one.
    pub help_url: Option<String>,
    /// What is wrong with them.
    pub problems: Vec<AddressProblem>,
}

/// What may be wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AddressProblem {
    /// Only this machine, or nobody but its own network, gets to the public address.
    PublicUrlIsLocal,
    /// What people send to the public address travels unencrypted.
    PublicUrlIsNotHttps,
    /// What people read at the help center's address travels unencrypted.
    HelpUrlIsNotHttps,
    /// The page was asked for at another address than either: sign-ins there are refused.
    AskedElsewhere,
}

impl HouseAddresses {
    /// Looks at the addresses; `asked` is the host by which the page was asked for.
    pub fn look_at(public_url: &str, help_url: Option<&str>, asked: Option<&str>) -> Self {
        let mut problems = Vec::new();
        let is_local = is_local(host(public_url));
        if is_local {
            problems.push(AddressProblem::PublicUrlIsLocal);
        }
        if !is_local && !public_url.starts_with("https://") {
            problems.push(AddressProblem::PublicUrlIsNotHttps);
        }
        if help_url.is_some_and(|url| !url.starts_with("https://") && !self::is_local(host(url))) {
            problems.push(AddressProblem::HelpUrlIsNotHttps);
        }
        let is_known = |asked: &str| {
            let known = [Some(public_url), help_url].into_iter().flatten();
            known.into_iter().any(|url| authority(url).eq_ignore_ascii_case(asked))
        };
        if asked.is_some_and(|asked| !is_known(asked)) {
            problems.push(AddressProblem::AskedElsewhere);
        }
        Self { public_url: public_url.to_owned(), help_url: help_url.map(ToOwned::to_owned), problems }
    }
}

/// The host of an address, with its port where it says one.
fn authority(url: &str) -> &str {
    let after = url.split_once("://").map_or(url, |(_, after)| after);
    after.split('/').next().unwrap_or_default()
}

fn host(url: &str) -> &str {
    let authority = authority(url);
    match authority.strip_prefix('[') {
        Some(six) => six.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    }
}

fn is_local(host: &str) -> bool {
    let is_private = |ip: std::net::IpAddr| match ip {
        std::net::IpAddr::V4(ip) => {
            ip.is_loopback() || ip.is_private() || ip.is_unspecified() || ip.is_link_local()
        }
        std::net::IpAddr::V6(ip) => ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local(),
    };
    host == "localhost" || host.ends_with(".localhost") || host.parse().is_ok_and(is_private)
}

#[cfg(test)]
mod tests {
    use super::*;
    use AddressProblem::{AskedElsewhere, HelpUrlIsNotHttps, PublicUrlIsLocal, PublicUrlIsNotHttps};

    #[test]
    fn what_is_wrong_with_an_address_is_said() {
        let problems = |public, help, asked| HouseAddresses::look_at(public, help, asked).problems;
        assert_eq!(problems("https://help.example.com", None, Some("help.example.com")), []);
        assert_eq!(problems("http://127.0.0.1:3000", None, Some("127.0.0.1:3000")), [PublicUrlIsLocal]);
        assert_eq!(problems("http://[::1]:3000", None, None), [PublicUrlIsLocal]);
        assert_eq!(problems("http://desk.example.com", None, None), [PublicUrlIsNotHttps]);
        let help = Some("http://answers.example.com");
        assert_eq!(
            problems("https://desk.example.com", help, Some("other.example.com")),
            [HelpUrlIsNotHttps, AskedElsewhere],
        );
        assert_eq!(problems("https://desk.example.com", Some("https://a.example"), Some("A.example")), []);
    }
}
