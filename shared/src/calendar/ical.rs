//! Days as iCalendar text (RFC 5545), for any calendar program: all-day events, so that no zone has to
//! be told, with a stable name each, so that a program which reads the text again moves them
//! instead of doubling them. What the events are about is not told here.

use crate::time::{Day, Timestamp};

/// Media type of the text.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// Most bytes of a line before it is folded (RFC 5545, 3.1).
const FOLD: usize = 75;

/// The hour of the day at which alarms ring.
const ALARM_HOUR: i64 = 7;

/// A day on which something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Names it among all events of the world; the same each time that it is written.
    pub uid: String,
    /// The day.
    pub day: Day,
    /// What is due.
    pub summary: String,
    /// More about it; may be empty.
    pub description: String,
    /// Where to read on; may be empty.
    pub url: String,
    /// How many days before to ring, at seven in the morning; `None` for not at all.
    pub alarm: Option<u8>,
    /// Whether there is nothing left to do. Events have no word for done (RFC 5545, 3.8.1.11): such a one is called
    /// off, so that a program which has it takes it away instead of ringing.
    pub is_over: bool,
}

/// A whole calendar. `written` is the moment at which it is made.
pub fn write(name: &str, events: &[Event], written: Timestamp) -> String {
    let mut text = Text(String::new());
    text.line("BEGIN", "VCALENDAR");
    text.line("VERSION", "2.0");
    text.line("PRODID", "-//Lien Tich//Lich//VI");
    text.line("CALSCALE", "GREGORIAN");
    text.line("METHOD", "PUBLISH");
    text.words("NAME", name);
    text.words("X-WR-CALNAME", name);
    text.line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
    text.line("X-PUBLISHED-TTL", "PT12H");
    for event in events {
        text.event(event, written);
    }
    text.line("END", "VCALENDAR");
    text.0
}

/// What is being written.
struct Text(String);

impl Text {
    fn event(&mut self, event: &Event, written: Timestamp) {
        self.line("BEGIN", "VEVENT");
        self.words("UID", &event.uid);
        self.line("DTSTAMP", &instant(written));
        self.line("DTSTART;VALUE=DATE", &date(event.day));
        self.line("DTEND;VALUE=DATE", &date(Day(event.day.0 + 1)));
        self.words("SUMMARY", &event.summary);
        if !event.description.is_empty() {
            self.words("DESCRIPTION", &event.description);
        }
        if !event.url.is_empty() {
            self.line("URL", &event.url);
        }
        self.line("TRANSP", "TRANSPARENT");
        let status = if event.is_over {
            "CANCELLED"
        } else {
            "CONFIRMED"
        };
        self.line("STATUS", status);
        if let Some(days) = event.alarm.filter(|_| !event.is_over) {
            self.alarm(&event.summary, days);
        }
        self.line("END", "VEVENT");
    }

    fn alarm(&mut self, words: &str, days: u8) {
        let hours = ALARM_HOUR - i64::from(days) * 24;
        let sign = if hours < 0 { "-" } else { "" };
        self.line("BEGIN", "VALARM");
        self.line("ACTION", "DISPLAY");
        self.words("DESCRIPTION", words);
        self.line("TRIGGER", &format!("{sign}PT{}H", hours.abs()));
        self.line("END", "VALARM");
    }

    fn words(&mut self, name: &str, words: &str) {
        self.line(name, &escaped(words));
    }

    /// A line, folded between characters.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if FOLD < length + character.len_utf8() {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Words as a value: what has a meaning of its own is escaped, what no line may hold is left out.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '\\' | ';' | ',' => text.extend(['\\', character]),
            '\n' => text.push_str("\\n"),
            _ if character.is_control() => {}
            _ => text.push(character),
        }
    }
    text
}

fn date(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year:04}{month:02}{day:02}")
}

/// An instant in UTC.
fn instant(at: Timestamp) -> String {
    let seconds = at.0.div_euclid(1_000);
    let days = i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX);
    let second = seconds.rem_euclid(86_400);
    let (hour, minute) = (second / 3_600, second / 60 % 60);
    format!(
        "{}T{hour:02}{minute:02}{:02}Z",
        date(Day(days)),
        second % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        Event {
            uid: "1-2@lientich".to_owned(),
            day: "20/11/2026".parse().unwrap(),
            summary: "Chúc mừng nhà giáo; tặng hoa, quà".to_owned(),
            description: "Mục II.3\nTổ 4–5 cùng làm".to_owned(),
            url: "https://truong.example/viec".to_owned(),
            alarm: Some(1),
            is_over: false,
        }
    }

    fn written() -> Timestamp {
        Timestamp(1_790_000_000_000)
    }

    /// What a reader makes of the text: folded lines joined.
    fn unfolded(text: &str) -> Vec<String> {
        let text = text.replace("\r\n ", "");
        text.split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_event_lasts_the_whole_day_and_rings_the_morning_before() {
        let text = write("Việc của tôi", &[event()], written());
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Lien Tich//Lich//VI",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:Việc của tôi",
            "X-WR-CALNAME:Việc của tôi",
            "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
            "X-PUBLISHED-TTL:PT12H",
            "BEGIN:VEVENT",
            "UID:1-2@lientich",
            "DTSTAMP:20260921T141320Z",
            "DTSTART;VALUE=DATE:20261120",
            "DTEND;VALUE=DATE:20261121",
            "SUMMARY:Chúc mừng nhà giáo\\; tặng hoa\\, quà",
            "DESCRIPTION:Mục II.3\\nTổ 4–5 cùng làm",
            "URL:https://truong.example/viec",
            "TRANSP:TRANSPARENT",
            "STATUS:CONFIRMED",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Chúc mừng nhà giáo\\; tặng hoa\\, quà",
            "TRIGGER:-PT17H",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(unfolded(&text), expected);
    }

    #[test]
    fn an_alarm_of_the_same_day_rings_after_midnight() {
        let event = Event {
            alarm: Some(0),
            ..event()
        };
        let text = write("Lịch", &[event], written());
        assert!(text.contains("\r\nTRIGGER:PT7H\r\n"));
    }

    #[test]
    fn what_is_over_is_called_off_under_its_name_and_does_not_ring() {
        let event = Event {
            is_over: true,
            ..event()
        };
        let lines = unfolded(&write("Lịch", &[event], written()));
        assert!(lines.contains(&"UID:1-2@lientich".to_owned()));
        assert!(lines.contains(&"STATUS:CANCELLED".to_owned()));
        assert!(!lines.contains(&"BEGIN:VALARM".to_owned()));
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_letter_is_cut() {
        for length in 1..400 {
            let words: String = "Phối hợp tổ chức hội nghị 🏫 "
                .chars()
                .cycle()
                .take(length)
                .collect();
            let event = Event {
                summary: words.clone(),
                ..event()
            };
            let text = write("Lịch", &[event], written());
            assert!(
                text.split("\r\n").all(|line| line.len() <= FOLD),
                "{length}"
            );
            assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
            assert!(unfolded(&text).contains(&format!("SUMMARY:{words}")));
        }
    }

    #[test]
    fn words_cannot_end_their_line_or_begin_another_event() {
        let event = Event {
            summary: "a\r\nEND:VEVENT\u{b}".to_owned(),
            ..event()
        };
        let lines = unfolded(&write("Lịch", &[event], written()));
        assert!(lines.contains(&"SUMMARY:a\\nEND:VEVENT".to_owned()));
        let ends = lines.iter().filter(|line| *line == "END:VEVENT").count();
        assert_eq!(ends, 1);
    }
}
