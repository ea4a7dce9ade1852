//! What a failed round means for the state line. Whatever it is, the round is tried again.

use lientich_shared::api::ErrorCode;
use lientich_shared::sync::status::Trouble;

use super::Phase;
use super::round::RoundError;
use crate::server::ServerError;
use crate::session::SessionError;

/// What a network answers for the server while one must sign in to it (RFC 6585).
const NETWORK_SIGN_IN: u16 = 511;

/// How syncing stands after a round that failed.
pub(super) fn phase(error: &RoundError) -> Phase {
    match error {
        RoundError::Server(error) | RoundError::Session(SessionError::Server(error)) => {
            answered(error)
        }
        RoundError::Answer(_) | RoundError::Protocol(_) => Phase::Failing(Trouble::Server),
        RoundError::Session(_)
        | RoundError::Seal(_)
        | RoundError::Storage(_)
        | RoundError::Load(_)
        | RoundError::Platform(_) => Phase::Failing(Trouble::Device),
    }
}

fn answered(error: &ServerError) -> Phase {
    match error {
        ServerError::Unreachable(_) | ServerError::Foreign(NETWORK_SIGN_IN) => Phase::Offline,
        // By the proxy before the server, which takes less than it, or finds it gone.
        ServerError::Foreign(400..500) => Phase::Failing(Trouble::TurnedAway),
        ServerError::Foreign(500..) => Phase::Failing(Trouble::Server),
        // The page of a network that one must sign in to: behind it there is no connection yet.
        ServerError::Foreign(_) => Phase::Offline,
        ServerError::Refused { code, .. } => match code {
            ErrorCode::Upgrade => Phase::UpdateNeeded,
            ErrorCode::SignedOut => Phase::SignedOut,
            ErrorCode::DeviceRevoked => Phase::Revoked,
            ErrorCode::Internal | ErrorCode::TooMany => Phase::Failing(Trouble::Server),
            _ => Phase::Failing(Trouble::TurnedAway),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::error::PlatformError;

    fn refused(code: ErrorCode) -> RoundError {
        let message = String::new();
        ServerError::Refused { code, message }.into()
    }

    #[test]
    fn no_failed_round_says_that_all_is_synced() {
        let unreachable = || ServerError::Unreachable("no route".to_owned());
        let cases = [
            (unreachable().into(), Phase::Offline),
            (SessionError::Server(unreachable()).into(), Phase::Offline),
            (ServerError::Foreign(200).into(), Phase::Offline),
            (ServerError::Foreign(511).into(), Phase::Offline),
            (
                ServerError::Foreign(413).into(),
                Phase::Failing(Trouble::TurnedAway),
            ),
            (
                ServerError::Foreign(502).into(),
                Phase::Failing(Trouble::Server),
            ),
            (
                refused(ErrorCode::Internal),
                Phase::Failing(Trouble::Server),
            ),
            (refused(ErrorCode::TooMany), Phase::Failing(Trouble::Server)),
            (
                refused(ErrorCode::TooLarge),
                Phase::Failing(Trouble::TurnedAway),
            ),
            (refused(ErrorCode::Upgrade), Phase::UpdateNeeded),
            (refused(ErrorCode::SignedOut), Phase::SignedOut),
            (refused(ErrorCode::DeviceRevoked), Phase::Revoked),
            (
                PlatformError::Missing("IndexedDB").into(),
                Phase::Failing(Trouble::Device),
            ),
        ];
        for (error, said) in cases {
            assert_eq!(phase(&error), said, "{error}");
        }
    }
}
