//! Claims about the usual school year and about when duties fall due in it, over all the years of the
//! table and over calendars that a school has changed at random.

use super::occurrences::{month_of, named};
use super::*;
use crate::log::duty::{Occasion, Rhythm};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: i32) -> i32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i32::try_from(self.0 % u64::from(most.unsigned_abs() + 1)).unwrap()
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn year_2026() -> SchoolCalendar {
    SchoolCalendar::usual(SchoolYear(2026))
}

fn usual_years() -> impl Iterator<Item = SchoolCalendar> {
    (2020..2045).map(|year| SchoolCalendar::usual(SchoolYear(year)))
}

/// A school that has moved its terms and breaks about.
fn edited(seed: u64) -> SchoolCalendar {
    let dice = &mut Dice(seed * 7_919 + 1);
    let year = u16::try_from(2020 + dice.up_to(24)).unwrap();
    let mut calendar = SchoolCalendar::usual(SchoolYear(year));
    calendar.first_day = Day(calendar.first_day.0 - dice.up_to(14));
    calendar.terms[0].to = Day(calendar.terms[0].to.0 - dice.up_to(30));
    calendar.terms[1].from = Day(calendar.terms[0].to.0 + 1 + dice.up_to(10));
    calendar.closing = Day(calendar.closing.0 + dice.up_to(20) - 10);
    calendar.terms[1].to = calendar.closing;
    let tet = calendar.tet.unwrap();
    calendar.tet = Some(Stretch {
        from: Day(tet.from.0 - dice.up_to(7)),
        to: Day(tet.to.0 + dice.up_to(7)),
    });
    for _ in 0..dice.up_to(3) {
        let from = Day(calendar.first_day.0 + dice.up_to(250));
        let to = Day(from.0 + dice.up_to(20));
        calendar.holidays.push(named_days(from, to));
    }
    calendar.holidays.sort();
    assert!(calendar.is_sound(), "{calendar:?}");
    calendar
}

fn named_days(from: Day, to: Day) -> Holiday {
    Holiday {
        days: Stretch { from, to },
        name: "Nghỉ bão".to_owned(),
    }
}

fn recurring() -> Vec<Rhythm> {
    let mut all: Vec<Rhythm> = (1..=7).map(Rhythm::Weekly).collect();
    all.extend((1..=31).map(Rhythm::Monthly));
    all.extend([1, 2, 7, 40, 255].map(Rhythm::Termly));
    all.extend([1, 3, 12, 255].map(Rhythm::Yearly));
    for month in 1..=3 {
        all.extend([1, 15, 31].map(|day| Rhythm::Quarterly { month, day }));
    }
    all
}

fn dues(rhythm: &Rhythm, calendar: &SchoolCalendar) -> Vec<Day> {
    let all = occurrences(rhythm, calendar);
    all.into_iter().filter_map(|one| one.due).collect()
}

fn printed(rhythm: &Rhythm, calendar: &SchoolCalendar) -> String {
    let all: Vec<String> = dues(rhythm, calendar).iter().map(Day::to_string).collect();
    all.join(" ")
}

#[test]
fn the_usual_year_is_that_of_the_ministry_and_the_labour_code() {
    let calendar = year_2026();
    assert_eq!(calendar.first_day, day("29/08/2026"));
    assert_eq!(calendar.opening, day("05/09/2026"));
    let [first, second] = calendar.terms;
    assert_eq!(
        (first.from, first.to),
        (day("05/09/2026"), day("15/01/2027"))
    );
    assert_eq!(
        (second.from, second.to),
        (day("18/01/2027"), day("28/05/2027"))
    );
    assert_eq!(calendar.closing, day("28/05/2027"));
    let tet = calendar.tet.unwrap();
    assert_eq!((tet.from, tet.to), (day("03/02/2027"), day("11/02/2027")));
    let off: Vec<String> = calendar.holidays.iter().map(printed_holiday).collect();
    let expected = [
        "01/09/2026-02/09/2026 Quốc khánh",
        "01/01/2027-01/01/2027 Tết Dương lịch",
        "16/04/2027-16/04/2027 Giỗ Tổ Hùng Vương",
        "30/04/2027-01/05/2027 Ngày Chiến thắng và Quốc tế Lao động",
    ];
    assert_eq!(off, expected);
}

fn printed_holiday(holiday: &Holiday) -> String {
    let Holiday { days, name } = holiday;
    format!("{}-{} {name}", days.from, days.to)
}

#[test]
fn every_usual_year_is_sound_and_ends_between_the_25th_and_the_31st_of_may() {
    for calendar in usual_years() {
        assert!(calendar.is_sound(), "{}", calendar.year);
        let (_, month, last) = calendar.closing.civil();
        assert!(month == 5 && (25..=31).contains(&last), "{}", calendar.year);
        let (_, month, end) = calendar.terms[0].to.civil();
        assert!(month == 1 && (11..=17).contains(&end), "{}", calendar.year);
    }
}

#[test]
fn years_beyond_the_table_still_open_and_close_but_know_no_lunar_day() {
    let calendar = SchoolCalendar::usual(SchoolYear(2099));
    assert!(calendar.is_sound());
    assert_eq!((calendar.tet, calendar.mid_autumn), (None, None));
    let tet = occurrences(&Rhythm::On(Occasion::Tet), &calendar);
    assert_eq!(tet.len(), 1);
    assert_eq!(tet[0].due, None);
}

#[test]
fn a_monthly_duty_falls_due_nine_times_and_on_the_last_day_of_short_months() {
    let expected = "30/09/2026 31/10/2026 30/11/2026 31/12/2026 30/01/2027 27/02/2027 \
                    31/03/2027 29/04/2027 28/05/2027";
    assert_eq!(printed(&Rhythm::Monthly(31), &year_2026()), expected);
    let moved = occurrences(&Rhythm::Monthly(31), &year_2026());
    let moved: Vec<bool> = moved.iter().map(|one| one.is_moved).collect();
    // Sundays in January and February, a holiday on 30 April, the year's end in May.
    let expected = [false, false, false, false, true, true, false, true, true];
    assert_eq!(moved, expected);
}

#[test]
fn a_day_in_tet_moves_to_the_working_day_before_and_never_leaves_its_month() {
    let calendar = year_2026();
    assert!(dues(&Rhythm::Monthly(10), &calendar).contains(&day("02/02/2027")));
    let mut long = calendar;
    long.tet = Some(Stretch {
        from: day("25/01/2027"),
        to: day("10/02/2027"),
    });
    assert!(dues(&Rhythm::Monthly(5), &long).contains(&day("11/02/2027")));
}

#[test]
fn quarters_end_with_the_school_year() {
    let calendar = year_2026();
    let last_of_quarter = Rhythm::Quarterly { month: 3, day: 31 };
    let expected = "30/09/2026 31/12/2026 31/03/2027 28/05/2027";
    assert_eq!(printed(&last_of_quarter, &calendar), expected);
    let first_of_quarter = Rhythm::Quarterly { month: 1, day: 5 };
    let expected = "05/10/2026 05/01/2027 05/04/2027";
    assert_eq!(printed(&first_of_quarter, &calendar), expected);
}

#[test]
fn the_occasions_of_a_year_have_their_days() {
    let calendar = year_2026();
    let cases = [
        (Occasion::YearStart, "30/09/2026"),
        (Occasion::MidYear, "15/01/2027"),
        (Occasion::YearEnd, "28/05/2027"),
        (Occasion::Opening, "05/09/2026"),
        (Occasion::Closing, "28/05/2027"),
        (Occasion::Tet, "02/02/2027"),
        (Occasion::MidAutumn, "25/09/2026"),
        (Occasion::ChildrensDay, "01/06/2027"),
        (Occasion::WomensDay, "08/03/2027"),
        (Occasion::VietnameseWomensDay, "20/10/2026"),
        (Occasion::TeachersDay, "20/11/2026"),
        (Occasion::Other("Mỗi đợt thi đua".to_owned()), ""),
    ];
    for (occasion, expected) in cases {
        assert_eq!(printed(&Rhythm::On(occasion), &calendar), expected);
    }
}

#[test]
fn what_has_no_day_occurs_once_without_one() {
    let rhythms = [Rhythm::Unstated, Rhythm::Continuous, Rhythm::Periodic];
    for rhythm in rhythms {
        let all = occurrences(&rhythm, &year_2026());
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].from, all[0].due), (day("29/08/2026"), None));
    }
}

#[test]
fn a_day_that_people_wrote_down_stays_even_on_a_sunday() {
    let sunday = day("15/11/2026");
    let all = occurrences(&Rhythm::Once(sunday), &year_2026());
    assert_eq!((all[0].due, all[0].is_moved), (Some(sunday), false));
}

#[test]
fn due_days_ascend_lie_in_the_year_and_on_no_day_off() {
    let years = usual_years().chain((0..300).map(edited));
    for calendar in years {
        for rhythm in recurring() {
            let all = dues(&rhythm, &calendar);
            let place = || format!("{rhythm:?} in {calendar:?}");
            assert!(all.is_sorted_by(|one, next| one < next), "{}", place());
            let fits = |due: &Day| calendar.days().contains(*due) && !calendar.is_free(*due);
            assert!(all.iter().all(fits), "{}", place());
        }
    }
}

#[test]
fn there_are_as_many_occurrences_as_the_rhythm_says() {
    for calendar in usual_years() {
        for rhythm in recurring() {
            let found = dues(&rhythm, &calendar).len();
            let working = |span: Stretch| span.days().filter(|d| !calendar.is_free(*d)).count();
            let [first, second] = calendar.terms;
            let least = |times: u8, span| usize::from(times).min(working(span));
            let expected = match rhythm {
                Rhythm::Monthly(_) => 9,
                Rhythm::Quarterly { month: 3, .. } => 4,
                Rhythm::Quarterly { .. } => 3,
                Rhythm::Termly(times) => least(times, first) + least(times, second),
                Rhythm::Yearly(times) => least(times, calendar.days()),
                _ => found,
            };
            assert_eq!(found, expected, "{rhythm:?} in {}", calendar.year);
            let weekly = matches!(rhythm, Rhythm::Weekly(_));
            // 37 or 38 weeks from the opening to the end, one or two of them all Tết.
            assert!(
                !weekly || (35..=39).contains(&found),
                "{found} in {}",
                calendar.year
            );
        }
    }
}

#[test]
fn each_day_of_the_year_lies_in_exactly_one_occurrence_until_the_last_is_due() {
    for calendar in (0..50).map(edited) {
        for rhythm in recurring() {
            let all = occurrences(&rhythm, &calendar);
            let last = all.last().and_then(|one| one.due);
            let Some(last) = last else { continue };
            for day in (calendar.first_day.0..=last.0).map(Day) {
                let holds = |one: &&Occurrence| one.from <= day && one.due >= Some(day);
                assert_eq!(all.iter().filter(holds).count(), 1, "{rhythm:?} {day}");
            }
        }
    }
}

#[test]
fn a_report_keeps_its_occurrence_when_the_school_moves_its_break() {
    let before = year_2026();
    let mut after = before.clone();
    after.tet = Some(Stretch {
        from: day("28/01/2027"),
        to: day("12/02/2027"),
    });
    let monthly = Rhythm::Monthly(10);
    let (old, new) = (
        occurrences(&monthly, &before),
        occurrences(&monthly, &after),
    );
    let february = |all: &[Occurrence]| {
        let within = month_of(day("01/02/2027"));
        all.iter()
            .position(|one| one.due.is_some_and(|due| within.contains(due)))
    };
    let place = february(&old).unwrap();
    assert_ne!(old[place].due, new[place].due);
    let kept = named(&new, old[place].due).unwrap();
    assert_eq!(kept, &new[place]);
    assert_eq!(february(&new), Some(place));
}

#[test]
fn a_calendar_out_of_order_is_not_sound() {
    let spoil: [fn(&mut SchoolCalendar); 6] = [
        |calendar| calendar.first_day = calendar.closing,
        |calendar| calendar.terms[1].from = calendar.terms[0].from,
        |calendar| calendar.closing = Day(calendar.closing.0 + 400),
        |calendar| {
            calendar.tet = Some(Stretch {
                from: Day(9),
                to: Day(8),
            });
        },
        |calendar| calendar.holidays.reverse(),
        |calendar| calendar.holidays[0].name = " ".to_owned(),
    ];
    for change in spoil {
        let mut calendar = year_2026();
        change(&mut calendar);
        assert!(!calendar.is_sound(), "{calendar:?}");
    }
}

#[test]
fn the_school_year_of_a_day_turns_in_august() {
    assert_eq!(SchoolYear::of(day("31/07/2027")), SchoolYear(2026));
    assert_eq!(SchoolYear::of(day("01/08/2027")), SchoolYear(2027));
    assert_eq!(weekday(day("22/11/2026")), 7);
}
