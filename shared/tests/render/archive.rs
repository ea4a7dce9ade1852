//! The parts of a Word file and their XML, read without the library that reads Word files: only what is written there.

use std::collections::HashMap;

/// An element with its attributes and children.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: HashMap<String, String>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    pub fn each(&self, see: &mut dyn FnMut(&Element)) {
        see(self);
        for child in &self.children {
            child.each(see);
        }
    }

    pub fn all(&self, name: &str) -> Vec<&Element> {
        let mut found: Vec<&Element> = self
            .children
            .iter()
            .flat_map(|child| child.all(name))
            .collect();
        if self.name == name {
            found.insert(0, self);
        }
        found
    }

    pub fn value(&self) -> &str {
        self.attributes.get("w:val").map_or("", String::as_str)
    }
}

/// The parts of a file by name.
pub fn parts(file: &[u8]) -> HashMap<String, String> {
    let archive = rawzip::ZipArchive::from_slice(file).expect("an archive");
    let mut parts = HashMap::new();
    for entry in archive.entries() {
        let entry = entry.expect("an entry");
        let name = String::from_utf8(entry.file_path().as_ref().to_vec()).expect("a name");
        let found = archive.get_entry(entry.wayfinder()).expect("its bytes");
        let plain = miniz_oxide::inflate::decompress_to_vec(found.data()).expect("deflated bytes");
        let checked = rawzip::crc32(&plain);
        assert_eq!(checked, entry.crc32(), "{name}");
        let twice = parts.insert(name.clone(), String::from_utf8(plain).expect("UTF-8"));
        assert!(twice.is_none(), "{name} is there twice");
    }
    parts
}

/// Reads XML as strictly as we write it: every mark is closed, attributes are quoted and there once.
pub fn read(xml: &str) -> Element {
    let body = xml.split_once("?>").expect("a declaration").1;
    let mut open = vec![Element::default()];
    for piece in body.split('<').skip(1) {
        let (mark, text) = piece.split_once('>').expect("a mark ends");
        if let Some(name) = mark.strip_prefix('/') {
            let closed = open.pop().expect("an open element");
            assert_eq!(closed.name, name);
            open.last_mut().expect("a parent").children.push(closed);
        } else {
            let is_empty = mark.ends_with('/');
            let element = begun(mark.trim_end_matches('/'));
            if is_empty {
                open.last_mut().expect("a parent").children.push(element);
            } else {
                open.push(element);
            }
        }
        open.last_mut().expect("an element").text.push_str(text);
    }
    assert_eq!(open.len(), 1, "all elements are closed");
    let mut root = open.pop().expect("a root");
    assert_eq!(root.children.len(), 1, "one root");
    root.children.remove(0)
}

fn begun(mark: &str) -> Element {
    let (name, mut rest) = mark.split_once(' ').unwrap_or((mark, ""));
    let mut element = Element {
        name: name.to_owned(),
        ..Element::default()
    };
    while let Some((key, after)) = rest.trim_start().split_once("=\"") {
        let (value, after) = after.split_once('"').expect("a quoted value");
        let twice = element.attributes.insert(key.to_owned(), value.to_owned());
        assert!(twice.is_none(), "{name} has {key} twice");
        rest = after;
    }
    assert_eq!(rest.trim(), "", "{mark}");
    element
}
