//! The catalogue of legal bases as the checks ask it: by what a text cites.

use super::citation::Citation;
use crate::bases::{Catalogue, Entry};

/// The entry that a citation names, however its symbol is written.
pub(super) fn cited<'a>(catalogue: &'a Catalogue, citation: &Citation) -> Option<&'a Entry> {
    catalogue.find(&citation.proper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::citation;
    use crate::checks::words::Words;

    #[test]
    fn a_citation_is_found_however_its_symbol_is_written() {
        for text in [
            "4/2000/QĐ-BGD&ĐT",
            "số 04/2000/ QĐ-BGĐT",
            "04/2000/QĐ-BGDĐT",
        ] {
            let found = citation::find(&Words::alone(text));
            let entry = cited(Catalogue::shipped(), &found[0]);
            assert_eq!(
                entry.map(|entry| entry.symbol.as_str()),
                Some("04/2000/QĐ-BGDĐT"),
                "{text}"
            );
        }
    }
}
