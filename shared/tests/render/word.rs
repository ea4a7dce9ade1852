//! What Word is known to refuse, looked for in every part of the files that we write: elements out of the order of ECMA-376,
//! ids twice, references to nothing, values that its schema has no place for. Word itself runs nowhere here.

use std::collections::{HashMap, HashSet};

use lientich_shared::render::docx::{Labels, write_with};
use lientich_shared::render::{Form, Options, Paper};

use crate::archive::{Element, parts, read};
use crate::schema::{ORDER, VALUES};
use crate::{content, options};

fn papers() -> Vec<(String, Paper)> {
    let mut papers = Vec::new();
    for form in Form::ALL {
        for is_draft in [false, true] {
            let options = Options {
                is_draft,
                ..options(form)
            };
            let aside = |_: &lientich_shared::plan::content::Part| {
                "(Chủ trì: <Kế toán> & \"Văn thư\")".to_owned()
            };
            let paper = lientich_shared::render::render(&content(), &options, &aside);
            papers.push((format!("{form:?}, draft {is_draft}"), paper));
        }
        papers.push((
            format!("{form:?} with an annex"),
            crate::annex::with_annex(form),
        ));
    }
    papers
}

fn each_file(check: &dyn Fn(&str, &HashMap<String, String>)) {
    for (name, paper) in papers() {
        for labels in [Labels::Words, Labels::Counted] {
            let name = format!("{name}, {labels:?}");
            check(&name, &parts(&write_with(&paper, labels)));
        }
    }
}

#[test]
fn elements_stand_in_the_order_of_the_schema_and_nothing_unknown_among_them() {
    each_file(&|file, parts| {
        for (name, xml) in parts {
            read(xml).each(&mut |element| {
                let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == element.name) else {
                    return;
                };
                let places = element.children.iter().map(|child| {
                    let place = order.iter().position(|known| *known == child.name);
                    place.unwrap_or_else(|| {
                        panic!("{file}: {} in {} of {name}", child.name, element.name)
                    })
                });
                let places: Vec<usize> = places.collect();
                assert!(places.is_sorted(), "{file}: {element:?} of {name}");
                let many = ["w:tbl", "w:tr", "w:numbering", "w:abstractNum", "w:sectPr"];
                let is_once = places.windows(2).all(|pair| pair[0] < pair[1]);
                assert!(
                    many.contains(&element.name.as_str()) || is_once,
                    "{file}: {element:?}"
                );
            });
        }
    });
}

#[test]
fn attributes_have_values_that_the_schema_knows() {
    const NUMBERS: [&str; 16] = [
        "w:w",
        "w:h",
        "w:top",
        "w:left",
        "w:right",
        "w:bottom",
        "w:header",
        "w:footer",
        "w:gutter",
        "w:before",
        "w:after",
        "w:line",
        "w:firstLine",
        "w:sz",
        "w:space",
        "w:start",
    ];
    each_file(&|file, parts| {
        for xml in parts.values() {
            read(xml).each(&mut |element| {
                for (key, value) in &element.attributes {
                    let is_number = NUMBERS.contains(&key.as_str())
                        || element.name == "w:sz"
                        || element.name == "w:outlineLvl";
                    assert!(
                        !is_number || value.parse::<u16>().is_ok(),
                        "{file}: {element:?}"
                    );
                }
                for (name, key, known) in VALUES {
                    let value = element.attributes.get(key).filter(|_| element.name == name);
                    assert!(
                        value.is_none_or(|value| known.contains(&value.as_str())),
                        "{file}: {element:?}"
                    );
                }
            });
        }
    });
}

#[test]
fn whatever_is_referred_to_is_there_once() {
    each_file(&|file, parts| {
        let document = read(&parts["word/document.xml"]);
        let styles = read(&parts["word/styles.xml"]);
        let ids: Vec<&String> = styles
            .all("w:style")
            .iter()
            .map(|style| &style.attributes["w:styleId"])
            .collect();
        assert_eq!(
            ids.iter().collect::<HashSet<_>>().len(),
            ids.len(),
            "{file}: styles"
        );
        for style in document.all("w:pStyle") {
            assert!(
                ids.iter().any(|id| *id == style.value()),
                "{file}: {style:?}"
            );
        }
        let numbering = read(&parts["word/numbering.xml"]);
        let lists: Vec<&String> = numbering
            .all("w:num")
            .iter()
            .map(|num| &num.attributes["w:numId"])
            .collect();
        assert_eq!(
            lists.iter().collect::<HashSet<_>>().len(),
            lists.len(),
            "{file}: lists"
        );
        for list in document.all("w:numId") {
            assert!(
                lists.iter().any(|id| *id == list.value()),
                "{file}: {list:?}"
            );
        }
        related(file, parts, &document);
    });
}

/// Every relationship leads to a part, every part is told what it is, every reference has a relationship.
fn related(file: &str, parts: &HashMap<String, String>, document: &Element) {
    let relations = read(&parts["word/_rels/document.xml.rels"]);
    let mut targets = HashMap::new();
    for relation in relations.all("Relationship") {
        let target = format!("word/{}", relation.attributes["Target"]);
        assert!(parts.contains_key(&target), "{file}: {target}");
        let twice = targets.insert(relation.attributes["Id"].clone(), target);
        assert!(twice.is_none(), "{file}: {relation:?}");
    }
    for header in document.all("w:headerReference") {
        let target = &targets[&header.attributes["r:id"]];
        assert!(target.starts_with("word/header"), "{file}: {target}");
    }
    for relation in read(&parts["_rels/.rels"]).all("Relationship") {
        assert!(
            parts.contains_key(&relation.attributes["Target"]),
            "{file}: {relation:?}"
        );
    }
    let types = read(&parts["[Content_Types].xml"]);
    let told = types.all("Override");
    let told: HashSet<&str> = told
        .iter()
        .map(|part| part.attributes["PartName"].trim_start_matches('/'))
        .collect();
    for name in parts.keys() {
        let is_relations = name.contains("_rels/") || name == "[Content_Types].xml";
        assert!(
            is_relations || told.contains(name.as_str()),
            "{file}: {name}"
        );
    }
    assert!(told.iter().all(|name| parts.contains_key(*name)), "{file}");
}

#[test]
fn cells_end_with_paragraphs_and_tables_are_followed_by_them() {
    each_file(&|file, parts| {
        let document = read(&parts["word/document.xml"]);
        for cell in document.all("w:tc") {
            let last = cell.children.last().map(|child| child.name.as_str());
            assert_eq!(last, Some("w:p"), "{file}");
        }
        let body = document.all("w:body")[0];
        for pair in body.children.windows(2) {
            assert!(pair[0].name != "w:tbl" || pair[1].name == "w:p", "{file}");
        }
        let last = body.children.last().map(|child| child.name.as_str());
        assert_eq!(last, Some("w:sectPr"), "{file}");
        let grids = document.all("w:tbl");
        for table in grids {
            let columns = table.all("w:gridCol").len();
            assert!(
                table
                    .all("w:tr")
                    .iter()
                    .all(|row| row.all("w:tc").len() == columns),
                "{file}"
            );
        }
    });
}

/// Labels as Word counts them: one more at a level, everything under it from the beginning.
fn counted(parts: &HashMap<String, String>) -> Vec<String> {
    let numbering = read(&parts["word/numbering.xml"]);
    let mut counts: HashMap<String, Vec<usize>> = HashMap::new();
    let mut said = Vec::new();
    for paragraph in read(&parts["word/document.xml"]).all("w:p") {
        let words: String = paragraph
            .all("w:t")
            .iter()
            .map(|text| text.text.as_str())
            .collect();
        let Some(list) = paragraph
            .all("w:numId")
            .first()
            .map(|list| list.value().to_owned())
        else {
            said.push(words);
            continue;
        };
        let level: usize = paragraph.all("w:ilvl")[0].value().parse().expect("a level");
        let of = numbering
            .all("w:num")
            .into_iter()
            .find(|num| num.attributes["w:numId"] == list)
            .expect("a list");
        let shape = of.all("w:abstractNumId")[0].value().to_owned();
        let shapes = numbering.all("w:abstractNum");
        let shape = shapes
            .iter()
            .find(|found| found.attributes["w:abstractNumId"] == shape)
            .expect("a shape");
        let levels = shape.all("w:lvl");
        let start = |level: usize| {
            levels[level].all("w:start")[0]
                .value()
                .parse::<usize>()
                .expect("a start")
        };
        let places = counts.entry(list).or_default();
        places.truncate(level + 1);
        while places.len() <= level {
            places.push(start(places.len()) - 1);
        }
        places[level] += 1;
        let mut label = levels[level].all("w:lvlText")[0].value().to_owned();
        let is_roman = levels[level].all("w:numFmt")[0].value() == "upperRoman";
        for (at, count) in places.iter().enumerate() {
            let digits = if is_roman {
                ["", "I", "II", "III", "IV", "V", "VI"][*count].to_owned()
            } else {
                count.to_string()
            };
            label = label.replace(&format!("%{}", at + 1), &digits);
        }
        said.push(format!("{label} {words}"));
    }
    said.retain(|words| !words.is_empty());
    said
}

#[test]
fn words_own_numbers_are_those_of_the_plan() {
    for (name, paper) in papers() {
        let plain = counted(&parts(&write_with(&paper, Labels::Words)));
        let numbered = parts(&write_with(&paper, Labels::Counted));
        assert_eq!(counted(&numbered), plain, "{name}");
        let count = numbered["word/document.xml"].matches("<w:numPr>").count();
        assert!(20 < count, "{name}: {count} labels are counted by Word");
    }
}
