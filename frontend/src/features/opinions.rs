//! Rounds of opinions (Luật 10/2022/QH15, Điều 53–55): sending a plan out, giving an opinion on what was sent out, and
//! answering opinions. What drafters say to each other is not here.

#![expect(
    clippy::large_types_passed_by_value,
    reason = "the pages' handles are copied into closures; they are large only where signals keep places of definition"
)]

mod answer;
mod ask;
mod card;
mod desk;
mod give;
mod model;
mod pad;
mod review;
mod sending;

pub use ask::AskPage;
pub use give::GivePage;
pub use review::OpinionsPage;
