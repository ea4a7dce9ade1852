//! Strangers who try out links: how often they are heard, and that they keep nobody else out.

use lientich_server::app::Reach;
use lientich_server::assets::Assets;
use lientich_server::proxies::Proxies;
use lientich_shared::api;

use crate::device::{client, draw_key, join_body};
use crate::school::{CHAIR, School};
use crate::session::{challenge, join, post_json, renewal};

/// As many requests of a stranger are heard at once, however slowly they come.
const AT_ONCE: usize = 100;

/// Asks for sessions with made-up links until told to wait. Returns how often it was heard before.
async fn exhaust(school: &School, forwarded_for: &str) -> usize {
    for heard in 0..500 {
        if knock(school, forwarded_for).await == 429 {
            return heard;
        }
    }
    panic!("nobody told the stranger to wait");
}

async fn knock(school: &School, forwarded_for: &str) -> u16 {
    let body = join_body(&draw_key(school), &"0".repeat(64));
    let request = client().post(school.url(api::SESSION)).body(body);
    let request = request.header("content-type", "application/json");
    let request = request.header("x-forwarded-for", forwarded_for);
    request.send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn a_stranger_behind_a_trusted_proxy_uses_up_their_own_share_only() {
    let reach = Reach {
        proxies: Proxies::new(vec!["127.0.0.0/8".parse().unwrap()]),
        ..Reach::default()
    };
    let school = School::start_with(Assets::embedded(), reach).await;
    assert!(AT_ONCE <= exhaust(&school, "198.51.100.1").await);
    // While it asks, some of the share comes back, but never the whole of it.
    let forged = "198.51.100.3, 198.51.100.1";
    assert!(exhaust(&school, forged).await < AT_ONCE);
    assert!(AT_ONCE <= exhaust(&school, "198.51.100.2").await);
}

#[tokio::test]
async fn without_a_trusted_proxy_nobody_says_where_they_come_from() {
    let school = School::start().await;
    assert!(AT_ONCE <= exhaust(&school, "198.51.100.1").await);
    assert!(exhaust(&school, "198.51.100.2").await < AT_ONCE);
}

#[tokio::test]
async fn strangers_of_an_address_keep_neither_devices_nor_the_invited_out() {
    let school = School::start().await;
    let device = school.device(CHAIR).await;
    let token = school.invite(CHAIR).await;
    exhaust(&school, "").await;
    assert_eq!(device.get(api::SESSION).await.status(), 200);
    let asked = challenge(&school, device.me.device).await;
    let answer = renewal(device.me.device, &device.key, &asked);
    let renewed = post_json(&school, api::RENEW, &answer).await;
    assert_eq!(renewed.status(), 200);
    let joined = join(&school, join_body(&draw_key(&school), &token)).await;
    assert_eq!(joined.status(), 200);
}
