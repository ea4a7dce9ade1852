//! Vietnamese syllables: which there can be at all, how two of them differ, and where the tone mark
//! belongs. By the rules of the sound system, without a word list.

use crate::text::{case, decomposed, nfc};

/// Tone marks in the order of NFD: grave, acute, tilde, hook, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Letters without tone, and the tone: 0 for level, else 1 + its place in [`TONES`].
pub(super) fn split_tone(syllable: &str) -> (String, u8) {
    let mut tone = 0;
    let mut letters = String::with_capacity(syllable.len());
    for char in syllable.chars() {
        // Most letters carry nothing.
        if char.is_ascii() {
            letters.push(char);
            continue;
        }
        for part in decomposed(char) {
            match (1..).zip(TONES).find(|(_, mark)| *mark == part) {
                Some((number, _)) => tone = number,
                None => letters.push(part),
            }
        }
    }
    (nfc(&letters), tone)
}

/// The syllable's letters in one spelling with its tone as a number behind them, so that "hoà" and
/// "hòa", "kỳ" and "kì" are one. Small letters are expected.
pub(super) fn key(syllable: &str) -> String {
    let (mut letters, tone) = split_tone(syllable);
    let (onset, rime) = cut(&letters);
    if rime == "y" && matches!(onset, "h" | "k" | "l" | "m" | "s" | "t" | "qu") {
        let at = letters.len() - 1;
        letters.replace_range(at.., "i");
    }
    if tone > 0 {
        letters.push(char::from(b'0' + tone));
    }
    letters
}

/// The tone of a key.
pub(super) fn tone_of(key: &str) -> u8 {
    key.bytes()
        .last()
        .filter(u8::is_ascii_digit)
        .map_or(0, |digit| digit - b'0')
}

/// The letters of a key.
pub(super) fn letters_of(key: &str) -> &str {
    key.trim_end_matches(|char: char| char.is_ascii_digit())
}

/// The letters of a key without any marks: "điều" gives "dieu".
pub(super) fn bare(key: &str) -> String {
    letters_of(key)
        .chars()
        .map(|char| match char {
            'đ' => 'd',
            _ if char.is_ascii() => char,
            _ => decomposed(char).next().unwrap_or(char),
        })
        .collect()
}

const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Onset and rime of letters without tone.
fn cut(letters: &str) -> (&str, &str) {
    let onset = ONSETS
        .iter()
        .find(|onset| letters.starts_with(**onset))
        .unwrap_or(&"");
    let rime = &letters[onset.len()..];
    // "gì", "gìn", "giếng" and "gia": the i may belong to both.
    if *onset == "gi" && (rime.is_empty() || !rime.starts_with(is_vowel)) {
        return (&letters[..1], &letters[1..]);
    }
    (onset, rime)
}

fn is_vowel(char: char) -> bool {
    matches!(
        char,
        'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y'
    )
}

/// All rimes.
const RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo \
    ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan \
    oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ \
    ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uô uôc uôi uôm uôn uông uôt up ut uy uya uych uyên \
    uyêt uynh uyt uyu uơ ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yê yêm yên yêng yêt yêu ynh ych ";
/// Rimes behind "qu", which has taken their u.
const RIMES_OF_QU: &str = " a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê ên êt êch ênh i ich \
    in inh it iu ơ ơi ơn y yên yêt yêch ynh yt ôc ";

/// Whether the sound system has such a syllable. A key is expected.
pub(super) fn is_possible(key: &str) -> bool {
    let letters = letters_of(key);
    let (onset, rime) = cut(letters);
    let has = |list: &str, rime: &str| !rime.is_empty() && list.contains(&format!(" {rime} "));
    let is_rime = match onset {
        "qu" => has(RIMES_OF_QU, rime),
        "gi" if rime.starts_with('ê') => has(RIMES, &format!("i{rime}")),
        _ => has(RIMES, rime) && !(rime == "uên" || rime == "uêt"),
    };
    let stops = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
    // Behind a stop there are only the rising and the heavy tone.
    let fits_tone = !stops || matches!(tone_of(key), 2 | 5);
    is_rime && fits_tone && spelled_with(onset, rime)
}

/// "k", "gh", "ngh" stand before e, ê, i; "c", "g", "ng" before the others.
fn spelled_with(onset: &str, rime: &str) -> bool {
    let is_front = rime.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "k" | "gh" | "ngh" => is_front,
        "c" | "ng" => !is_front,
        "g" => !is_front || rime.starts_with('i'),
        "" | "qu" => true,
        _ => !rime.starts_with("yê"),
    }
}

/// Where the tone mark may stand: the vowel that carries it, by the new and by the old custom. Letters
/// without tone are expected; indexes of characters.
fn tone_places(letters: &str) -> Vec<usize> {
    let (onset, _) = cut(letters);
    let chars: Vec<char> = letters.chars().collect();
    let skip = onset.chars().count();
    let vowels: Vec<usize> = (skip..chars.len())
        .filter(|at| is_vowel(chars[*at]))
        .collect();
    let marked = vowels.iter().rev().find(|at| !chars[**at].is_ascii());
    let closed = vowels.last().is_some_and(|last| *last + 1 < chars.len());
    match (marked, vowels.as_slice()) {
        (Some(at), _) => vec![*at],
        (None, [one]) => vec![*one],
        (None, [_, second]) if closed => vec![*second],
        (None, [first, second]) => match (chars[*first], chars[*second]) {
            ('o', 'a' | 'e') | ('u', 'y') => vec![*first, *second],
            _ => vec![*first],
        },
        (None, [_, second, ..]) => vec![*second],
        (None, []) => Vec::new(),
    }
}

/// The syllable with its tone mark where it belongs, if it stands on a wrong letter.
pub(super) fn with_tone_in_place(syllable: &str) -> Option<String> {
    let chars: Vec<char> = syllable.chars().collect();
    let is_toned = |char: &char| decomposed(*char).any(|part| TONES.contains(&part));
    let at = chars.iter().position(is_toned)?;
    let lowered = case::lowered(syllable);
    let (letters, tone) = split_tone(&lowered);
    let places = tone_places(&letters);
    if places.is_empty() || places.contains(&at) || !is_possible(&key(&lowered)) {
        return None;
    }
    let mark = TONES.get(usize::from(tone).checked_sub(1)?)?;
    let mut mended = String::new();
    for (index, char) in chars.iter().enumerate() {
        mended.extend(decomposed(*char).filter(|part| !TONES.contains(part)));
        if places.first() == Some(&index) {
            mended.push(*mark);
        }
    }
    Some(nfc(&mended))
}

/// How two different syllables are near each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    /// One has lost marks that the other has.
    Lost,
    /// The same letters with other marks.
    Marks,
    /// One letter more, less or another; tone and marks are alike.
    Letter,
}

/// Onsets that are taken for each other by ear.
const ALIKE: [(&str, &str); 7] = [
    ("gi", "r"),
    ("gi", "d"),
    ("r", "d"),
    ("tr", "ch"),
    ("s", "x"),
    ("l", "n"),
    ("c", "q"),
];

/// Whether a written syllable could be a slip for a meant one. Each is given as its key and its bare letters.
pub(super) fn near(written: (&str, &str), meant: (&str, &str)) -> Option<Near> {
    if written.1 == meant.1 {
        let n_marks = |key: &str| {
            let letters = letters_of(key);
            letters.chars().filter(|char| !char.is_ascii()).count() + usize::from(tone_of(key) > 0)
        };
        let lost = n_marks(written.0) < n_marks(meant.0);
        return Some(if lost { Near::Lost } else { Near::Marks });
    }
    if tone_of(written.0) != tone_of(meant.0) || written.1.len().abs_diff(meant.1.len()) > 1 {
        return None;
    }
    let (one, other) = (letters_of(written.0), letters_of(meant.0));
    (is_one_letter_off(one, other) || sounds_alike(one, other)).then_some(Near::Letter)
}

fn sounds_alike(one: &str, other: &str) -> bool {
    let ((onset, rime), (other_onset, other_rime)) = (cut(one), cut(other));
    let pair = |pair: &(&str, &str)| *pair == (onset, other_onset) || *pair == (other_onset, onset);
    rime == other_rime && ALIKE.iter().any(pair)
}

fn is_one_letter_off(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    let is_long = one.clone().nth(1).is_some() || other.clone().nth(1).is_some();
    while one.clone().next().is_some() && one.clone().next() == other.clone().next() {
        one.next();
        other.next();
    }
    while one.clone().next_back().is_some() && one.clone().next_back() == other.clone().next_back()
    {
        one.next_back();
        other.next_back();
    }
    is_long && one.count() <= 1 && other.count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_a_syllable_have_one_key() {
        for (one, other) in [
            ("hoà", "hòa"),
            ("kỳ", "kì"),
            ("quý", "quí"),
            ("thuỷ", "thủy"),
            ("lý", "lí"),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
        assert_ne!(key("ủy"), key("ui"));
    }

    #[test]
    fn syllables_of_the_language_are_possible() {
        let text = "nghĩa vụ giếng gìn quyết khuya nguyệt thuở xoong rượu quốc giữ gì yêu y uỷ huýt hoạch \
            khuyến khích chuẩn tuần quanh quê gia già giữa nghiêng ngoằn";
        for syllable in text.split_whitespace() {
            assert!(is_possible(&key(syllable)), "{syllable}");
        }
    }

    #[test]
    fn slips_of_the_keyboard_are_often_impossible() {
        for syllable in [
            "hàmh",
            "luện",
            "kip",
            "nghụ",
            "ciệc",
            "thựcc",
            "qảu",
            "ngiệp",
            "đưọoc",
        ] {
            assert!(!is_possible(&key(syllable)), "{syllable}");
        }
    }

    #[test]
    fn a_tone_mark_on_the_wrong_letter_is_put_in_place() {
        for (wrong, right) in [
            ("hiêụ", "hiệu"),
            ("tòan", "toàn"),
            ("Hiêụ", "Hiệu"),
            ("cuả", "của"),
            ("nguờì", ""),
        ] {
            let mended = with_tone_in_place(wrong).unwrap_or_default();
            assert_eq!(mended, right, "{wrong}");
        }
        for right in [
            "hoà", "hòa", "thuỷ", "thủy", "giữa", "quý", "nghĩa", "nhiều", "khoẻ", "của", "gìn",
            "giá",
        ] {
            assert_eq!(with_tone_in_place(right), None, "{right}");
        }
    }

    #[test]
    fn slips_are_told_from_other_words() {
        let near = |a: &str, b: &str| {
            let (a, b) = (key(a), key(b));
            near((&a, &bare(&a)), (&b, &bare(&b)))
        };
        assert_eq!(near("hiên", "hiện"), Some(Near::Lost));
        assert_eq!(near("đội", "đổi"), Some(Near::Marks));
        assert_eq!(near("dạt", "dạy"), Some(Near::Letter));
        assert_eq!(near("già", "rà"), Some(Near::Letter));
        assert_eq!(near("luện", "luyện"), Some(Near::Letter));
        assert_eq!(near("trường", "viên"), None);
    }
}
