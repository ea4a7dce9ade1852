//! Slips of the keyboard in the words of a part, found in five ways: a tone mark on the wrong letter, a
//! phrase or syllable that is known to be taken for another, a pair of words one slip away from a
//! term, and a syllable that the language cannot have. What a slip is called is for the rules.

use std::ops::Range;

use super::lexicon::{Term, lexicon};
use super::syllable::{self, Near};
use super::words::Words;
use crate::text::case;

/// A slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    /// Which words.
    pub words: Range<usize>,
    /// What was probably meant; `None` where nothing is near.
    pub meant: Option<String>,
    /// Whether marks were lost, as when a text was converted.
    pub is_lost: bool,
    /// Whether it is a guess: another letter makes a term of words that could be meant as they are.
    pub is_guess: bool,
}

/// Words that stand well alone: they are no slips for a syllable that they resemble.
const ALONE: &str = " a á ạ ai ăn âm anh ảnh ba bà bác bài bán bàn bản bạn bao báo bảo bán bãi bằng bên bị bé bệnh bỏ bố bộ bốn bởi bữa \
    bước cá cả các cách cái cán cao cấp cần cầu câu cây căn có cô cổ con còn công cơm cờ cũ cụ của cùng cũng cuốn cuối cho \
    chỉ chia chị chín chính chịu chọn chồng chữ chưa chủ chức chung chuyển dài dạy dành dân do dù dùng duy dưới dự dựa đá đã đạt \
    đảng đáng đánh đang đặt đấu đầu đầy đất để đến đề đêm đều đem đi điểm điều đó đỏ đoàn đọc đón đội đôi đối đổi đông đồng đóng đủ đơn \
    được đức đúng đứng đường đưa em gần gì gia gây gộp gặp giá già giải giỏi giao giờ giúp giữ giữa ghi gọi gồm góp gửi hai hay hãy hè hết \
    hệ hiện hiểu họ học hồ hội hỏi hoặc họp hơn hướng hưởng in ít kể kết kèm kém kê kém kém khác khai khách khám khen khi khó khoa khối \
    không khu kín kinh kịp kỳ kì ký là làm lại lần lấy lắng lập lên lễ liền lo lòng lỗi lời lợi lớn lớp lúc lui luôn luật lực lương mà mang \
    mạnh màu mạng mẫu máy mặt mất mẹ mình mở môn mỗi một mới mọi mời mức mục mười muốn mùa mua này nào nay nam năm nắm nâng nên nền nếu ngày ngay \
    ngành ngoài nghe nghề nghèo nghỉ nghĩ ngồi người nhà nhận nhất nhiều như nhưng những nhóm nhỏ nhờ nhằm nơi nói nội nộp nuôi nữ nước ở ổn ông phải \
    phần phát phí phiếu phó phòng phổ phụ qua quà quá quan quản quân quận quý quỹ quy quyền ra rà rất riêng rõ rộng rồi sai sách sạch sang sáng sân sâu \
    sau sao sát sẽ sở số sổ sự sức sửa suốt sử tại tay tặng tâm tập tăng tất tế tên thăm tham tháng thành thay thật thấy thầy thể thế thêm theo thì thi \
    thiếu thông thôn thời thu thứ thừa thuê thuộc thư thực thưởng tích tiền tiến tiếng tiếp tiết tin tình tính tỉnh tìm to toàn tổ tổng tới tốt trả \
    trái trẻ trên trình trong trở tròn trừ trung trước trường trú truyền tư từ tự từng tuổi tuần tùy ủng ưu và vai vay vẫn vào văn vậy về vì viên việc viết \
    vốn với vụ vùng vừa vui vượt xã xa xem xét xin xuống xử xưa y ý yêu yếu ";

fn stands_alone(word: &str) -> bool {
    ALONE.contains(&format!(" {word} "))
}

/// The slips in a text, in order, none over another.
pub(super) fn find(words: &Words) -> Vec<Slip> {
    let mut found: Vec<Slip> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let slip = known(words, at)
            .or_else(|| near_term(words, at))
            .or_else(|| impossible(words, at));
        at += 1;
        if let Some(slip) = slip {
            let free = found
                .last()
                .is_none_or(|last| last.words.end <= slip.words.start);
            at = at.max(slip.words.end);
            if free {
                found.push(slip);
            }
        }
    }
    found
}

fn known(words: &Words, at: usize) -> Option<Slip> {
    let word = &words.list[at];
    let composed = words.written(at);
    if !word.is_caps
        && let Some(mended) = syllable::with_tone_in_place(&crate::text::nfc(composed))
    {
        return Some(slip(words, at..at + 1, &mended, false));
    }
    let phrase = lexicon()
        .phrases
        .iter()
        .find(|(wrong, _)| words.is_at(at, wrong));
    if let Some((wrong, right)) = phrase {
        let range = at..at + wrong.split(' ').count();
        return Some(slip(words, range, right, false));
    }
    if word.is_capital && !begins_sentence(words, at) {
        return None;
    }
    let before = if at > 0 && words.touches_next(at - 1) {
        words.text(at - 1)
    } else {
        ""
    };
    let behind = if words.touches_next(at) {
        words.text(at + 1)
    } else {
        ""
    };
    let entry = lexicon().misplaced(&word.text, before, behind)?;
    let is_lost = is_less_marked(&word.key, &syllable::key(entry.meant));
    Some(slip(words, at..at + 1, entry.meant, is_lost))
}

fn is_less_marked(written: &str, meant: &str) -> bool {
    syllable::near(written, meant) == Some(Near::Lost)
}

/// A pair of words that is no term and is one slip away from one.
fn near_term(words: &Words, at: usize) -> Option<Slip> {
    let short = (at..at + 2).any(|word| is_short_form(words.text(word)));
    if !words.touches_next(at) || short || is_name(words, at) {
        return None;
    }
    let (first, second) = (words.key(at), words.key(at + 1));
    if lexicon().has(first, second) {
        return None;
    }
    let both = lexicon().without_marks(first, second);
    let both = both.filter(|_| !stands_alone(words.text(at)) && !stands_alone(words.text(at + 1)));
    if let Some(term) = both {
        return Some(slip(words, at..at + 2, &term.words.join(" "), true));
    }
    let later = || second_slipped(words, at);
    let earlier = || first_slipped(words, at);
    let best = [later(), earlier()]
        .into_iter()
        .flatten()
        .min_by_key(|(_, near)| *near as u8);
    let (term, near) = best?;
    let is_lost = near == Near::Lost;
    // Names in capitals are made of any syllables.
    if words.list[at].is_caps && words.list[at + 1].is_caps && !is_lost {
        return None;
    }
    let mut found = slip(words, at..at + 2, &term.words.join(" "), is_lost);
    found.is_guess =
        near == Near::Letter && (at..at + 2).all(|word| syllable::is_possible(words.key(word)));
    Some(found)
}

/// Two capitals in a row inside a sentence are a name, unless all is in capitals.
fn is_name(words: &Words, at: usize) -> bool {
    let is_capital = |at: usize| words.list[at].is_capital && !words.list[at].is_caps;
    is_capital(at) && is_capital(at + 1) || is_capital(at + 1) && !begins_sentence(words, at + 1)
}

fn begins_sentence(words: &Words, at: usize) -> bool {
    at == 0 || words.ends_sentence(at - 1) || words.gap(at - 1).contains([':', '“', '"', '('])
}

fn second_slipped(words: &Words, at: usize) -> Option<(&'static Term, Near)> {
    let (first, second) = (words.key(at), words.key(at + 1));
    let goes_on = words.touches_next(at + 1) && lexicon().has(second, words.key(at + 2));
    // "mẹ hoc sinh": the word belongs to the one behind it.
    let belongs_on = words.touches_next(at + 1) && first_slipped(words, at + 1).is_some();
    if goes_on || belongs_on || stands_alone(words.text(at + 1)) && !slips_easily(words, at) {
        return None;
    }
    let terms = lexicon().beginning(first).iter();
    nearest(terms.filter_map(|term| Some((term, syllable::near(second, &term.keys[1])?))))
}

/// Behind a syllable that is no word and that nothing before it makes one, even words slip that stand well
/// alone.
fn slips_easily(words: &Words, at: usize) -> bool {
    !stands_alone(words.text(at)) && !comes_from_before(words, at)
}

/// Whether a word is the end of a term that begins before it.
fn comes_from_before(words: &Words, at: usize) -> bool {
    at > 0 && words.touches_next(at - 1) && lexicon().has(words.key(at - 1), words.key(at))
}

fn first_slipped(words: &Words, at: usize) -> Option<(&'static Term, Near)> {
    let (first, second) = (words.key(at), words.key(at + 1));
    let goes_on = words.touches_next(at + 1) && lexicon().has(second, words.key(at + 2));
    let is_word =
        stands_alone(words.text(at)) && !lexicon().is_bound(words.text(at + 1), words.text(at + 2));
    if comes_from_before(words, at) || is_word || goes_on && syllable::is_possible(first) {
        return None;
    }
    nearest(
        lexicon()
            .ending(second)
            .filter_map(|term| Some((term, syllable::near(first, &term.keys[0])?))),
    )
}

/// "TH", "GV": letters that no syllable is.
fn is_short_form(word: &str) -> bool {
    !word
        .chars()
        .any(|char| crate::text::decomposed(char).any(|part| "aeiouy".contains(part)))
}

fn nearest<'a>(found: impl Iterator<Item = (&'a Term, Near)>) -> Option<(&'a Term, Near)> {
    found.min_by_key(|(_, near)| *near as u8)
}

/// A syllable that the language cannot have. Names of foreign things and abbreviations are none of them.
fn impossible(words: &Words, at: usize) -> Option<Slip> {
    let word = &words.list[at];
    let is_word = word.text.chars().all(char::is_alphabetic) && !word.text.is_ascii();
    let is_small = !words.written(at).chars().skip(1).any(char::is_uppercase);
    let is_own = !word.is_capital || begins_sentence(words, at);
    let suspicious = is_word
        && is_small
        && is_own
        && word.text.chars().count() > 1
        && !syllable::is_possible(&word.key);
    suspicious.then(|| Slip {
        words: at..at + 1,
        meant: None,
        is_lost: false,
        is_guess: false,
    })
}

fn slip(words: &Words, range: Range<usize>, meant: &str, is_lost: bool) -> Slip {
    let meant = cased(words, &range, meant);
    Slip {
        words: range,
        meant: Some(meant),
        is_lost,
        is_guess: false,
    }
}

/// What was meant, in capitals where the words are.
fn cased(words: &Words, range: &Range<usize>, meant: &str) -> String {
    let cased = (range.clone()).zip(meant.split(' ')).map(|(at, meant)| {
        let word = &words.list[at];
        if word.is_caps {
            return meant.chars().map(case::upper).collect();
        }
        let mut letters = meant.chars();
        match letters.next() {
            Some(first) if word.is_capital => case::upper(first).to_string() + letters.as_str(),
            _ => meant.to_owned(),
        }
    });
    cased.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let words = Words::of(text);
        let found: Vec<(String, String)> = find(&words)
            .into_iter()
            .map(|slip| {
                (
                    text[words.bytes(&slip.words)].to_owned(),
                    slip.meant.unwrap_or_default(),
                )
            })
            .collect();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(wrong, right)| (&**wrong, &**right))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_lost_or_wrong_mark_is_found_by_its_neighbour() {
        check(
            "Tổ trưởng thực hiên đúng kế họach.",
            &[("thực hiên", "thực hiện"), ("họach", "hoạch")],
        );
        check(
            "Nhà trường hổ trợ đội ngủ giáo viên.",
            &[("hổ trợ", "hỗ trợ"), ("đội ngủ", "đội ngũ")],
        );
        check("HỘI NGHI VIÊN CHỨC", &[("HỘI NGHI", "HỘI NGHỊ")]);
    }

    #[test]
    fn a_wrong_letter_is_found_by_its_neighbour() {
        check(
            "Phân công giảng dạj và quản lý.",
            &[("giảng dạj", "giảng dạy")],
        );
        check("Tăng cường chách nhiệm", &[("chách nhiệm", "trách nhiệm")]);
    }

    #[test]
    fn words_that_happen_to_meet_are_no_slips() {
        for text in [
            "Một phần công việc do các bộ phận chuẩn bị.",
            "Cả nhân viên và giáo viên đều tham gia.",
            "Văn bản hành chính gửi về Phòng.",
            "Bà Trần Thị Hiên và ông Vũ Công Đoan dự họp.",
            "Trong giờ học các em giữ trật tự.",
            "Công đoàn đề nghị nhà trường xem xét.",
        ] {
            check(text, &[]);
        }
    }
}
