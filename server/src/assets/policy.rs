//! The content security policy: nothing but our own files, and of inline scripts only those that
//! stand in our own page, named by their hashes.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

/// The policy for a page.
pub fn content_security_policy(page: &str) -> String {
    let hashes: Vec<String> = inline_scripts(page)
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect();
    let hashes = hashes.concat();
    // Presence of a directive matters as much as its value: base-uri, form-action and
    // frame-ancestors do not fall back to default-src.
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

/// Contents of the script elements without `src`, exactly as browsers hash them.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (content, _) = rest.split_once("</script>")?;
        let has_source = attributes
            .split_ascii_whitespace()
            .any(|word| word.starts_with("src="));
        (!has_source && !content.is_empty()).then_some(content)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_inline_script_is_named_by_its_hash() {
        let policy = content_security_policy(
            "<script type=\"module\">alert('Hello, world.');</script><script src=/a.js></script>",
        );
        // The example of the specification, Content Security Policy Level 2, 7.17.2.
        assert!(policy.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"));
        assert_eq!(policy.matches("sha256-").count(), 1);
    }

    #[test]
    fn a_page_without_inline_scripts_allows_none() {
        assert!(content_security_policy("<p>").contains("script-src 'self' 'wasm-unsafe-eval';"));
    }
}
