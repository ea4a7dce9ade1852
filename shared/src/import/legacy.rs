//! Vietnamese written before Unicode: fonts that draw Vietnamese letters in the places of Western ones.
//! Such text is Latin-1 to every program but the font; here it becomes Unicode, NFC.
//!
//! TCVN 5712-3:1993 (fonts `.Vn…`) has one place for each letter, small ones only: `.VnTimeH` and its like
//! draw capitals in the same places. VNI (fonts `VNI-…`) puts marks behind letters.

mod tcvn;
mod vni;

/// How a font hides Vietnamese letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// `.VnTime`, `.VnArial`.
    Tcvn,
    /// `.VnTimeH`, `.VnArialH`: small letters are drawn as capitals.
    TcvnCapitals,
    /// `VNI-Times`, `VNI-Helve`.
    Vni,
}

/// By the name of the font; `None` for fonts of Unicode.
pub(super) fn of_font(name: &str) -> Option<Encoding> {
    // A PDF's subset has six letters and a plus in front.
    let name = match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 => rest,
        _ => name,
    };
    let name = name.trim().to_ascii_lowercase();
    if name.starts_with("vni-") || name.starts_with("vni ") {
        return Some(Encoding::Vni);
    }
    let family = name.strip_prefix(".vn").or_else(|| {
        // PDF writers drop the dot.
        ["vntime", "vnarial", "vncourier", "vnavant", "vnhelv"]
            .iter()
            .any(|known| name.starts_with(known))
            .then(|| &name[2..])
    })?;
    let family = family.split([',', '-', ' ']).next().unwrap_or_default();
    Some(if family.ends_with('h') {
        Encoding::TcvnCapitals
    } else {
        Encoding::Tcvn
    })
}

/// By the letters themselves, for text whose fonts are not known: many letters of one encoding in places
/// where no other text has them, and none that only Unicode has.
pub(super) fn of_text<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Encoding> {
    let mut letters = 0_usize;
    let (mut tcvn, mut vni) = (0_usize, 0_usize);
    for text in texts {
        for word in text.split_whitespace() {
            if word.chars().any(is_vietnamese_only) {
                return None;
            }
            letters += word.chars().filter(|c| c.is_alphabetic()).count();
            tcvn += tcvn::evidence(word);
            vni += vni::evidence(word);
        }
    }
    // Vietnamese has such a letter in every other word.
    let enough = |count: usize| 20 <= count && letters <= count * 20;
    match (enough(tcvn), enough(vni)) {
        (false, false) => None,
        (true, is_vni) if !is_vni || vni < tcvn => Some(Encoding::Tcvn),
        _ => Some(Encoding::Vni),
    }
}

/// The text in Unicode, NFC.
pub(super) fn decode(text: &str, encoding: Encoding) -> String {
    let unicode: String = match encoding {
        Encoding::Tcvn => text.chars().map(tcvn::decode).collect(),
        Encoding::TcvnCapitals => text
            .chars()
            .map(|c| crate::text::case::upper(tcvn::decode(c)))
            .collect(),
        Encoding::Vni => vni::decode(text),
    };
    crate::text::nfc(&unicode)
}

/// Letters that the encodings of old have no place for: Unicode's own blocks of Vietnamese.
fn is_vietnamese_only(c: char) -> bool {
    matches!(
        c,
        '\u{1EA0}'..='\u{1EF9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư'
    )
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decode, of_font, of_text};

    const TCVN: &str = "KÕ ho¹ch phèi hîp gi÷a Nhµ tr\u{AD}êng vµ C«ng ®oµn n¨m häc míi";
    const VNI: &str = "Keá hoaïch phoái hôïp giöõa Nhaø tröôøng vaø Coâng ñoaøn naêm hoïc môùi";
    const UNICODE: &str = "Kế hoạch phối hợp giữa Nhà trường và Công đoàn năm học mới";

    #[test]
    fn both_encodings_of_old_become_unicode() {
        assert_eq!(decode(TCVN, Encoding::Tcvn), UNICODE);
        assert_eq!(decode(VNI, Encoding::Vni), UNICODE);
        assert_eq!(
            decode("tr\u{AD}êng tiÓu häc", Encoding::TcvnCapitals),
            "TRƯỜNG TIỂU HỌC"
        );
        assert_eq!(
            decode("COÄNG HOØA XAÕ HOÄI", Encoding::Vni),
            "CỘNG HÒA XÃ HỘI"
        );
    }

    #[test]
    fn fonts_are_told_by_their_names() {
        assert_eq!(of_font(".VnTime"), Some(Encoding::Tcvn));
        assert_eq!(of_font(".VnTimeH"), Some(Encoding::TcvnCapitals));
        assert_eq!(
            of_font("ABCDEF+.VnTimeH,Bold"),
            Some(Encoding::TcvnCapitals)
        );
        assert_eq!(of_font("VnTime-Bold"), Some(Encoding::Tcvn));
        assert_eq!(of_font("VNI-Times"), Some(Encoding::Vni));
        assert_eq!(of_font("Times New Roman"), None);
        assert_eq!(of_font("Vnu Serif"), None);
    }

    #[test]
    fn letters_tell_the_encoding_where_the_font_is_not_known() {
        let of = |text: &str| of_text(std::iter::repeat_n(text, 3));
        assert_eq!(of(TCVN), Some(Encoding::Tcvn));
        assert_eq!(of(VNI), Some(Encoding::Vni));
        assert_eq!(of(UNICODE), None);
        assert_eq!(
            of("Le conseil a été créé à Genève, où siège déjà l'école"),
            None
        );
        assert_eq!(of("Ke hoach phoi hop"), None);
    }
}
