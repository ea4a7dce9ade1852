//! Slips of the keyboard in the words of a part, found in five ways: a tone mark on the wrong letter, a
//! phrase or syllable that is known to be taken for another, a pair of words one slip away from a
//! term, a frequent word with other marks, and a syllable that the language cannot have. What a slip
//! is called is for the rules.

use std::ops::Range;

use super::forms::Form;
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

/// Whether a word stands well alone.
pub(super) fn stands_alone(word: &str) -> bool {
    ALONE.contains(&format!(" {word} "))
}

/// The slips in a text, in order, none over another.
pub(super) fn find(words: &Words) -> Vec<Slip> {
    let mut found: Vec<Slip> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let slip = known(words, at)
            .or_else(|| near_term(words, at))
            .or_else(|| frequent(words, at))
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
    if let Some(mended) = &word.mended {
        return Some(slip(words, at..at + 1, mended, false));
    }
    if !word.is_suspect {
        return None;
    }
    let mut phrases = lexicon().phrases.iter();
    if let Some((wrong, right)) = phrases.find(|(wrong, _)| words.is_at(at, wrong)) {
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
    let is_lost = has_lost(word, entry.meant);
    Some(slip(words, at..at + 1, entry.meant, is_lost))
}

/// A frequent word with marks that make it none.
fn frequent(words: &Words, at: usize) -> Option<Slip> {
    let word = &words.list[at];
    let is_own = !word.is_capital || begins_sentence(words, at);
    let meant = word.slip_for.filter(|_| is_own)?;
    Some(slip(words, at..at + 1, meant, has_lost(word, meant)))
}

/// Whether a word has lost marks that the one which was meant has.
fn has_lost(word: &Form, meant: &str) -> bool {
    let key = syllable::key(meant);
    syllable::near((&word.key, &word.bare), (&key, &syllable::bare(&key))) == Some(Near::Lost)
}

/// A pair of words that is no term and is one slip away from one.
fn near_term(words: &Words, at: usize) -> Option<Slip> {
    if !words.touches_next(at) || words.is_term(at) {
        return None;
    }
    let (first, second) = (&words.list[at], &words.list[at + 1]);
    if is_short_form(first) || is_short_form(second) || is_name(words, at) {
        return None;
    }
    let are_alone = first.is_alone || second.is_alone;
    let both = (!are_alone)
        .then(|| lexicon().without_marks(first, second))
        .flatten();
    if let Some(term) = both {
        return Some(slip(words, at..at + 2, &term.words.join(" "), true));
    }
    let best = [second_slipped(words, at), first_slipped(words, at)];
    let (term, near) = best
        .into_iter()
        .flatten()
        .min_by_key(|(_, near)| *near as u8)?;
    let is_lost = near == Near::Lost;
    // Names in capitals are made of any syllables.
    if first.is_caps && second.is_caps && !is_lost {
        return None;
    }
    let mut found = slip(words, at..at + 2, &term.words.join(" "), is_lost);
    found.is_guess = near == Near::Letter && first.is_possible && second.is_possible;
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
    let (first, second) = (&words.list[at], &words.list[at + 1]);
    if words.is_term(at + 1) || second.is_alone && !slips_easily(words, at) {
        return None;
    }
    let near = |term: &Term| syllable::near((&second.key, &second.bare), term.sound(1));
    let best = nearest(lexicon().beginning(first).iter(), near)?;
    // "mẹ hoc sinh": the word belongs to the one behind it.
    let belongs_on = words.touches_next(at + 1) && first_slipped(words, at + 1).is_some();
    (!belongs_on).then_some(best)
}

/// Behind a syllable that is no word and that nothing before it makes one, even words slip that stand well
/// alone.
fn slips_easily(words: &Words, at: usize) -> bool {
    !words.list[at].is_alone && !comes_from_before(words, at)
}

/// Whether a word is the end of a term that begins before it.
fn comes_from_before(words: &Words, at: usize) -> bool {
    at > 0 && words.is_term(at - 1)
}

fn first_slipped(words: &Words, at: usize) -> Option<(&'static Term, Near)> {
    let (first, second) = (&words.list[at], &words.list[at + 1]);
    let needs_it = second.is_bound && lexicon().is_bound(&second.text, words.text(at + 2));
    if first.is_alone && !needs_it
        || comes_from_before(words, at)
        || first.is_possible && words.is_term(at + 1)
    {
        return None;
    }
    let near = |term: &Term| syllable::near((&first.key, &first.bare), term.sound(0));
    nearest(lexicon().ending(&second.key), near)
}

/// "TH", "GV": letters that no syllable is.
fn is_short_form(word: &Form) -> bool {
    !word.bare.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// The nearest of terms.
fn nearest<'a>(
    terms: impl Iterator<Item = &'a Term>,
    near: impl Fn(&Term) -> Option<Near>,
) -> Option<(&'a Term, Near)> {
    let found = terms.filter_map(|term| Some((term, near(term)?)));
    found.min_by_key(|(_, near)| *near as u8)
}

/// A syllable that the language cannot have. Names of foreign things and abbreviations are none of them.
fn impossible(words: &Words, at: usize) -> Option<Slip> {
    let word = &words.list[at];
    let is_word = word.text.chars().all(char::is_alphabetic);
    let is_small = !words.written(at).chars().skip(1).any(char::is_uppercase);
    let is_own = !word.is_capital || begins_sentence(words, at);
    // Parts of addresses and of words with signs in them are no words of a sentence.
    let is_apart = words.gap(at).starts_with(['.', '/', '@', '-', '_']) && !words.ends_sentence(at);
    let is_long = word.text.chars().count() > 1;
    let suspicious = is_word && is_small && is_own && is_long && !word.is_plausible && !is_apart;
    suspicious.then(|| Slip {
        words: at..at + 1,
        meant: None,
        is_lost: false,
        // What has no Vietnamese letter may be of a language that is not listed.
        is_guess: word.text.is_ascii(),
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
        let words = Words::alone(text);
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

    #[test]
    fn a_frequent_word_with_strange_marks_and_a_word_of_no_language_are_slips() {
        check("Theo quy định cũa cấp trên.", &[("cũa", "của")]);
        check("Nộp vào thạng mười.", &[("thạng", "tháng")]);
        check("Hai bên thốhg nhất.", &[("thốhg nhất", "thống nhất")]);
        check("Gửi brong ngày.", &[("brong", "")]);
        check(
            "Gửi email, họp online và dùng camera; ngay sau đó ghi vào sổ.",
            &[],
        );
    }
}
