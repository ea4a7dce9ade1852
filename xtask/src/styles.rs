//! One stylesheet out of many: the sources stand in a file for each concern, in the order of the page; a browser
//! gets them in one request, and what many files share is packed once.

use std::{fs, path::Path};

use anyhow::{Context, ensure};

use crate::files;

/// The attribute by which a link of the page is a stylesheet, as Trunk's minifier writes it.
const IS_STYLESHEET: &str = " rel=stylesheet";

/// Puts all stylesheets of a build's page into one.
pub fn join(staged: &Path) -> anyhow::Result<()> {
    let path = staged.join("index.html");
    let page = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let links = links(&page);
    ensure!(!links.is_empty(), "the page links no stylesheet");
    let sheets = links
        .iter()
        .map(|link| link.name.into())
        .collect::<Vec<_>>();
    let name = format!("app-{}.css", files::fingerprint("", staged, &sheets)?);
    let mut all = String::new();
    for sheet in &sheets {
        all.push_str(&fs::read_to_string(staged.join(sheet))?);
        fs::remove_file(staged.join(sheet))?;
    }
    fs::write(staged.join(&name), all)?;
    fs::write(&path, with_one(&page, &links, &name))?;
    Ok(())
}

/// A stylesheet as a page links it.
#[derive(Debug, PartialEq, Eq)]
struct Link<'a> {
    /// The whole tag.
    tag: &'a str,
    /// Its file.
    name: &'a str,
}

fn links(page: &str) -> Vec<Link<'_>> {
    let tags = page.match_indices("<link ").filter_map(|(at, _)| {
        let end = page[at..].find('>')?;
        Some(&page[at..=at + end])
    });
    tags.filter_map(link).collect()
}

fn link(tag: &str) -> Option<Link<'_>> {
    let name = tag.split_once("href=/")?.1.split([' ', '>']).next()?;
    tag.contains(IS_STYLESHEET).then_some(Link { tag, name })
}

/// The page with one link in the place of the first.
fn with_one(page: &str, links: &[Link<'_>], name: &str) -> String {
    let mut page = page.to_owned();
    for (at, link) in links.iter().enumerate() {
        let instead = match at {
            0 => link.tag.replace(link.name, name),
            _ => String::new(),
        };
        page = page.replacen(link.tag, &instead, 1);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_links_one_stylesheet_where_the_first_stood() {
        let page = "<link href=/icon.svg rel=icon><link href=/a-1.css rel=stylesheet>\
                    <link href=/b-2.css rel=stylesheet><script></script>";
        let links = links(page);
        let names: Vec<&str> = links.iter().map(|link| link.name).collect();
        assert_eq!(names, ["a-1.css", "b-2.css"]);
        assert_eq!(
            with_one(page, &links, "app-3.css"),
            "<link href=/icon.svg rel=icon><link href=/app-3.css rel=stylesheet><script></script>"
        );
    }
}
