//! Devices: one's own, and those of the people whose posts one may end.

use lientich_shared::api::audit::Attempt;
use lientich_shared::api::members::{Changed, DeviceLine, Revoke};

use super::{current, judged, keep, rules, unknown};
use crate::app::App;
use crate::error::Error;
use crate::store::{Change, Device, Session};

/// The devices that somebody may see, oldest first.
pub async fn list(app: &App, session: &Session) -> Result<Vec<DeviceLine>, Error> {
    app.limits.members(session.device)?;
    let roll = current(app, session).await?;
    let rules = rules(&roll, session);
    let devices = app.store.school_devices(session.school).await?;
    let seen = |device: &Device| rules.keep_devices(device.certificate.person).is_ok();
    Ok(devices.into_iter().filter(seen).map(line).collect())
}

/// Revokes a device. Revoking it again changes nothing.
pub async fn revoke(app: &App, session: &Session, revoke: Revoke) -> Result<Changed, Error> {
    const ACT: Attempt = Attempt::RevokeDevice;
    app.limits.members(session.device)?;
    loop {
        let roll = current(app, session).await?;
        let known = app.store.device(revoke.device).await?;
        let known = known.filter(|device| device.certificate.school == session.school);
        let ruling = known.as_ref().map_or_else(unknown, |device| {
            rules(&roll, session).keep_devices(device.certificate.person)
        });
        judged(app, session, ACT, ruling).await?;
        if roll.is_revoked(revoke.device) {
            let version = roll.directory.version;
            return Ok(Changed { version });
        }
        let wanted = [Change::Revoke(revoke.device, app.clock.now())];
        if let Some(done) = keep(app, session, ACT, &roll, &wanted).await? {
            return Ok(done);
        }
    }
}

fn line(device: Device) -> DeviceLine {
    let certificate = device.certificate;
    DeviceLine {
        device: certificate.device,
        person: certificate.person,
        label: device.label,
        joined: certificate.issued,
        revoked: certificate.revoked,
        invited_by: device.invited_by,
    }
}
