//! A copy of everything that is kept, made by the real program while the server goes on: the server can start from it.

use std::fs;
use std::process::Command;

use lientich_server::app::SystemDice;
use lientich_server::data;

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_has_the_store_and_both_keys_and_nobody_else_may_read_them() {
    let place = tempfile::tempdir().unwrap();
    let (kept, copy) = (place.path().join("data"), place.path().join("copy"));
    let running = data::open(&kept, &SystemDice).await.unwrap();
    let backup = || {
        Command::new(env!("CARGO_BIN_EXE_lientich"))
            .arg("backup")
            .arg(&copy)
            .arg("--data")
            .arg(&kept)
            .output()
            .unwrap()
    };
    let done = backup();
    assert!(done.status.success(), "{done:?}");
    for key in [data::KEY_FILE, data::PUSH_KEY_FILE] {
        let read = |dir: &std::path::Path| fs::read(dir.join(key)).unwrap();
        assert_eq!(read(&copy), read(&kept), "{key}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |name| fs::metadata(copy.join(name)).unwrap().permissions().mode();
        assert_eq!(mode(data::PUSH_KEY_FILE) & 0o777, 0o600);
    }
    let restored = data::open_existing(&copy, &SystemDice).await.unwrap();
    assert_eq!(restored.push_key.public(), running.push_key.public());
    assert!(
        !backup().status.success(),
        "an older copy is not written over"
    );
}
