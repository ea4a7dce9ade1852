//! What people may want to do, one name for each line of the table.

use crate::log::change::Side;
use crate::log::sign_off::Step;
use crate::log::talk::Circle;

/// What somebody wants to do to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Read the draft and its whole history.
    ReadDraft,
    /// Read issued Editions.
    ReadEditions,
    /// Begin a document.
    Open,
    /// Keep a template of the school's own: save, rename, edit it, take it away.
    KeepTemplates,
    /// Sign a template, send it out, number or issue it, talk of it outside the two sides: nobody's (decision 21).
    EnactTemplate,
    /// Change what belongs to a side.
    Write(Side),
    /// Issue the plan to staff without the other side: nobody's since both sides sign (decision 6).
    IssueAlone,
    /// Say what the school is called and where it stands.
    DescribeSchool,
    /// Correct the school's catalogue of legal bases, and add to it.
    KeepBases,
    /// Take people in, give and end posts, save those of the union.
    KeepPosts,
    /// Names, sign-in links and devices of those who hold no post of the union.
    KeepPeople,
    /// Give and end posts of the union, and take people in with them.
    KeepUnionPosts,
    /// Names, sign-in links and devices of those who hold a post of the union.
    KeepUnionPeople,
    /// Appoint a union chair where there never was one.
    AppointFirstChair,
    /// Sign for a side; by which post and in which capacity is `signing`'s to say.
    Sign(Side),
    /// Consent to women's clauses.
    Consent,
    /// Give a women's clause, or words of one, to another side.
    Untag,
    /// Let somebody sign in the principal's place.
    Delegate,
    /// Take the plan to a step of its life; to [`Step::Consulting`] with what Điều 55 asks.
    Take(Step),
    /// Read who did what when, refused attempts included.
    ReadAudit,
    /// Begin a document of talk about a plan.
    OpenTalk(Circle),
    /// Say something of a side's clauses among drafters, and propose another wording.
    Comment(Side),
    /// Read a plan as it was sent out for opinions.
    ReadRounds,
    /// Give an opinion on a plan that was sent out for them.
    GiveOpinion,
    /// Give one for a team.
    GiveTeamOpinion,
    /// Read what others who were asked think.
    ReadOpinions,
    /// Read it where the women's clauses are concerned.
    ReadWomensOpinions,
    /// Answer opinions. Proposed wordings are for those who write the clause.
    AnswerOpinion,
    /// Confirm to have read an Edition.
    ConfirmRead,
    /// Say since when and where an Edition is public within the school.
    Publicise,
    /// Confirm to have seen it there.
    ConfirmPublic,
    /// Say under which number, where and on which day a plan is issued.
    Docket,
    /// Read everybody's progress.
    ReadWork,
    /// Report one's own.
    ReportWork,
    /// Read, report and give within one's team, and count for it.
    LeadWork,
    /// Give a side's duties, hand them over, ask for them again, drop them.
    GiveWork(Side),
    /// Make remarks on others' duties.
    RemarkWork,
    /// Say what the school has reached of a target.
    TallySchool,
    /// Say what becomes of entries in registers.
    JudgeEntry,
}
