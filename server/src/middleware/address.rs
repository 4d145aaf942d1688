//! Finds the caller's address. `X-Forwarded-For` is believed only as far as trusted proxies wrote it.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{HeaderMap, Request},
};
use base::server::ClientAddress;
use ipnet::IpNet;

pub(crate) fn find_address<B>(trusted: &[IpNet], mut request: Request<B>) -> Request<B> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let peer = peer.unwrap_or(IpAddr::from([0, 0, 0, 0]));
    let address = client(peer, request.headers(), trusted);
    request.extensions_mut().insert(ClientAddress(address));
    request
}

/// From the nearest hop outwards: the first address that is not a trusted proxy's.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted =
        |address: &IpAddr| trusted.iter().any(|network| network.contains(&address.to_canonical()));
    if !is_trusted(&peer) {
        return peer;
    }
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    let hops = lines.iter().flat_map(|line| line.split(',')).map(str::trim).rev();
    let mut nearest = peer;
    for hop in hops {
        let Ok(address) = hop.parse::<IpAddr>() else { return nearest };
        nearest = address;
        if !is_trusted(&address) {
            return address;
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        client(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn a_caller_cannot_say_where_they_are() {
        assert_eq!(seen("192.0.2.1", &["203.0.113.9"], &[]), "192.0.2.1");
        assert_eq!(seen("192.0.2.1", &["203.0.113.9"], &["10.0.0.0/8"]), "192.0.2.1");
        // What stands left of the proxy's own entry was written by the caller.
        assert_eq!(seen("10.0.0.1", &["1.1.1.1, 192.0.2.7"], &["10.0.0.0/8"]), "192.0.2.7");
        assert_eq!(seen("10.0.0.1", &["1.1.1.1", "192.0.2.7, 10.0.0.2"], &["10.0.0.0/8"]), "192.0.2.7");
        assert_eq!(seen("10.0.0.1", &["nonsense"], &["10.0.0.0/8"]), "10.0.0.1");
    }
}
