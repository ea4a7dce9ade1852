//! The importer against the real documents of the corpus, which is not part of this repository.
//!
//! Where the corpus lies beside the workspace, every document must match its gold outline node by
//! node; where it does not, one line says so.

#![expect(clippy::unwrap_used, reason = "a test: what is not there fails it")]

use lientich_shared::import;
use lientich_shared::import::draft::{Draft, LineSpan};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// White space is compared leniently: a year broken at a line's end keeps a blank in the gold.
fn squeezed(value: &Value) -> Value {
    match value {
        Value::String(text) => text.split_whitespace().collect::<String>().into(),
        Value::Array(items) => items.iter().map(squeezed).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), squeezed(value)))
            .collect(),
        other => other.clone(),
    }
}

/// The nodes in document order, each as one comparable line with its path.
fn flat(sections: &Value, path: &str, out: &mut Vec<String>) {
    let nodes = sections.as_array().map(Vec::as_slice).unwrap_or_default();
    for (at, node) in nodes.iter().enumerate() {
        let own = format!("{path}/{at}");
        let parts = ["label", "sep", "kind", "title", "text"].map(|key| node[key].to_string());
        out.push(format!("{own} {}", parts.join(" ")));
        flat(&node["children"], &own, out);
    }
}

fn check_document(gold_file: &Path, source_file: &Path) -> String {
    let name = source_file
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let gold: Value = serde_json::from_slice(&std::fs::read(gold_file).unwrap()).unwrap();
    let (draft, issues) = import::read(&std::fs::read(source_file).unwrap());
    let (gold, found) = (squeezed(&gold), squeezed(&draft.to_gold(&name)));
    let (mut gold_nodes, mut found_nodes) = (Vec::new(), Vec::new());
    flat(&gold["sections"], "", &mut gold_nodes);
    flat(&found["sections"], "", &mut found_nodes);
    let matching = gold_nodes
        .iter()
        .filter(|node| found_nodes.contains(node))
        .count();
    let report = format!(
        "{}: {matching}/{} nodes, {} issues",
        &name[..3],
        gold_nodes.len(),
        issues.len()
    );
    assert_eq!(found_nodes, gold_nodes, "{report}");
    for field in [
        "file",
        "kind",
        "title",
        "school",
        "school_year",
        "issuance",
        "legal_bases",
        "preamble",
        "closing",
        "recipients",
        "signers",
    ] {
        assert_eq!(found[field], gold[field], "{name}: {field}");
    }
    assert_eq!(
        draft.untaken_lines(),
        Vec::<u32>::new(),
        "{name}: a line of the source is lost"
    );
    check_spans(&draft, &gold_file.with_extension("spans.json"));
    report
}

/// The lines of every part are those of the gold.
fn check_spans(draft: &Draft, file: &Path) {
    let gold: Vec<(String, u32, u32)> =
        serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    for (path, first, last) in gold {
        if let Some(found) = span_of(draft, &path) {
            assert_eq!(
                found,
                LineSpan { first, last },
                "{}: {path}",
                file.display()
            );
        }
    }
}

/// `None` for the pieces of a signature, which a draft keeps as one block.
fn span_of(draft: &Draft, path: &str) -> Option<LineSpan> {
    let (part, indexes) = path.split_once('[').unwrap_or((path, ""));
    let numbers: Vec<usize> = indexes
        .split(['[', ']', '.'])
        .filter_map(|n| n.parse().ok())
        .collect();
    let passage = match part {
        "title" => draft.title.as_ref(),
        "issuance" => draft.issuance.as_ref(),
        "preamble" => draft.preamble.as_ref(),
        "closing" => draft.closing.as_ref(),
        "recipients_heading" => draft.recipients_heading.as_ref(),
        "legal_bases" => draft.legal_bases.get(numbers[0]),
        "recipients" => draft.recipients.get(numbers[0]),
        "sections" => {
            let root = draft.roots[numbers[0]];
            let node = numbers[1..]
                .iter()
                .fold(root, |node, child| draft.nodes[node].children[*child]);
            return Some(draft.nodes[node].lines);
        }
        _ => None,
    };
    passage.map(|passage| passage.lines)
}

#[test]
fn every_corpus_document_matches_its_gold_outline() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(files) = std::fs::read_dir(&corpus) else {
        println!("corpus import: no corpus beside the workspace, nothing compared");
        return;
    };
    let mut sources: Vec<PathBuf> = files
        .filter_map(|file| file.ok().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    sources.sort();
    for source in sources {
        let id = source.file_name().unwrap().to_string_lossy()[..3].to_owned();
        println!(
            "{}",
            check_document(&corpus.join(format!("{id}.json")), &source)
        );
    }
}
