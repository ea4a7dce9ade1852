//! Locking what several tasks of a story share, also after one of them has panicked: the evidence is wanted just then.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks, whatever happened to the last one who did.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
