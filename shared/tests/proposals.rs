//! How well duties are proposed: precision and recall of each field on plans labelled by hand, and counts on the real
//! documents of the corpus where it lies beside the workspace. `proposals/README.md` says how it was labelled.

#![expect(clippy::unwrap_used, reason = "a test: what is not there fails it")]

#[path = "proposals/labels.rs"]
mod labels;
#[path = "proposals/score.rs"]
mod score;

use std::path::Path;

use labels::Labelled;
use lientich_shared::import::{self, draft};
use lientich_shared::log::change::Side;
use lientich_shared::log::duty::Rhythm;
use lientich_shared::proposals::{Clause, propose};
use lientich_shared::time::SchoolYear;
use score::Score;

/// What no change of the rules may fall below, in percent: duties found and right, then the fields in the order in which they are
/// printed.
struct Floor {
    precision: [u32; 8],
    recall: [u32; 8],
}

fn measured(folder: &str) -> Score {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/proposals")
        .join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let mut score = Score::default();
    for file in files {
        let plan = Labelled::read(&std::fs::read_to_string(file).unwrap());
        for clause in &plan.clauses {
            let found = plan
                .proposed(clause, propose)
                .into_iter()
                .map(|proposal| proposal.duty);
            score.add(&clause.text, &found.collect::<Vec<_>>(), &clause.duties);
        }
    }
    score
}

fn check(folder: &str, floor: &Floor) {
    let score = measured(folder);
    println!("{folder}: {score}");
    for (at, field) in score.fields.iter().enumerate() {
        assert!(
            floor.precision[at] <= field.precision(),
            "{folder}: precision of {}",
            score::NAMES[at]
        );
        assert!(
            floor.recall[at] <= field.recall(),
            "{folder}: recall of {}",
            score::NAMES[at]
        );
    }
}

#[test]
fn proposals_are_as_good_as_they_were_on_the_plans_they_were_developed_on() {
    let floor = Floor {
        precision: [98; 8],
        recall: [98; 8],
    };
    check("developed_on", &floor);
}

#[test]
fn proposals_are_as_good_as_they_were_on_plans_they_had_not_seen() {
    let floor = Floor {
        precision: [95, 95, 90, 100, 85, 90, 100, 85],
        recall: [98, 90, 85, 100, 85, 95, 100, 80],
    };
    check("held_out", &floor);
}

/// A corpus document: how many clauses, how many with a duty, with a lead, with a rhythm.
fn counted(source: &[u8]) -> [usize; 4] {
    let (draft, _) = import::read(source);
    let year = draft
        .school_year
        .as_deref()
        .and_then(|year| year.get(..4)?.parse().ok())
        .map(SchoolYear);
    let mut counts = [0; 4];
    for node in draft
        .nodes
        .iter()
        .filter(|node| node.kind != draft::NodeKind::Section)
    {
        let mut above = Vec::new();
        let mut clauses_above = 0;
        let mut next = node.parent;
        while let Some(at) = next {
            above.push(draft.nodes[at].words());
            clauses_above += usize::from(draft.nodes[at].kind != draft::NodeKind::Section);
            next = draft.nodes[at].parent;
        }
        let found = propose(&Clause {
            text: node.words(),
            side: Side::Joint,
            above: &above,
            clauses_above,
            teams: &[],
            year,
        });
        let has = [
            true,
            !found.is_empty(),
            found.iter().any(|proposal| proposal.duty.lead.is_some()),
            found
                .iter()
                .any(|proposal| proposal.duty.rhythm != Rhythm::Unstated),
        ];
        if std::env::var_os("SHOW_PROPOSALS").is_some() {
            println!(
                "{}\n    {:?}",
                node.words(),
                found.iter().map(|p| &p.duty).collect::<Vec<_>>()
            );
        }
        for (count, has) in counts.iter_mut().zip(has) {
            *count += usize::from(has);
        }
    }
    counts
}

#[test]
fn duties_are_proposed_for_the_real_documents_of_the_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(files) = std::fs::read_dir(&corpus) else {
        println!("proposals: no corpus beside the workspace, nothing counted");
        return;
    };
    let mut sources: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    sources.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    sources.sort();
    for source in sources {
        let [clauses, duties, leads, rhythms] = counted(&std::fs::read(&source).unwrap());
        let name = source.file_name().unwrap().to_string_lossy()[..3].to_owned();
        println!(
            "{name}: {clauses} clauses, {duties} with a duty, {leads} with a lead, {rhythms} with a rhythm"
        );
        assert!(clauses <= duties * 5, "{name}: hardly anything is proposed");
    }
}
