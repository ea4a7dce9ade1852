//! What a person does with the keyboard: keys with their modifiers, and the compositions of Telex and VNI.

use anyhow::Result;
use serde_json::json;

use super::Tab;

impl Tab {
    /// Presses a key such as `Enter`, `Backspace` or `ArrowUp`; `modifiers` is the protocol's sum of Alt 1, Ctrl 2, Meta 4, Shift 8.
    pub async fn key(&self, key: &str, modifiers: u32) -> Result<()> {
        let code = key_code(key);
        let text = if key == "Enter" { "\r" } else { "" };
        let down = if text.is_empty() {
            "rawKeyDown"
        } else {
            "keyDown"
        };
        for kind in [down, "keyUp"] {
            let event = json!({
                "type": kind, "key": key, "code": physical(key), "windowsVirtualKeyCode": code, "modifiers": modifiers,
                "text": if kind == "keyDown" { text } else { "" },
            });
            self.raw("Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// Presses the key of a letter or of the space bar, as a keyboard does: key down, text, key up.
    pub async fn key_letter(&self, letter: char) -> Result<()> {
        let text = letter.to_string();
        let code = u32::from(letter.to_ascii_uppercase());
        for kind in ["keyDown", "keyUp"] {
            let typed = if kind == "keyDown" { text.as_str() } else { "" };
            let event =
                json!({ "type": kind, "key": text, "windowsVirtualKeyCode": code, "text": typed });
            self.raw("Input.dispatchKeyEvent", event).await?;
        }
        Ok(())
    }

    /// Shows an unfinished composition (Telex, VNI) at the caret, replacing the one before.
    pub async fn compose(&self, unfinished: &str) -> Result<()> {
        let end = unfinished.encode_utf16().count();
        let params = json!({ "text": unfinished, "selectionStart": end, "selectionEnd": end });
        self.raw("Input.imeSetComposition", params)
            .await
            .map(|_| ())
    }

    /// Ends the composition with these words.
    pub async fn commit(&self, words: &str) -> Result<()> {
        self.raw("Input.insertText", json!({ "text": words }))
            .await
            .map(|_| ())
    }
}

/// The Windows virtual key code, by which Chromium knows keys.
fn key_code(key: &str) -> u32 {
    match key {
        "Backspace" => 8,
        "Tab" => 9,
        "Enter" => 13,
        "Escape" => 27,
        "End" => 35,
        "Home" => 36,
        "ArrowLeft" => 37,
        "ArrowUp" => 38,
        "ArrowRight" => 39,
        "ArrowDown" => 40,
        "Delete" => 46,
        letter => letter
            .chars()
            .next()
            .map_or(0, |letter| u32::from(letter.to_ascii_uppercase())),
    }
}

/// The name of the physical key.
fn physical(key: &str) -> String {
    match key.chars().next() {
        Some(letter) if key.len() == 1 => format!("Key{}", letter.to_ascii_uppercase()),
        _ => key.to_owned(),
    }
}
