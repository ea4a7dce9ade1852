//! Rust text as tokens with their lines, and the paths that code names.
//!
//! No more than a lexer: it sees into macros, and it does not know what a name resolves to.

use std::{iter::Peekable, slice, str::FromStr};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A word, a mark or a bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// As written; brackets are tokens of their own.
    pub text: String,
    /// Counted from 1.
    pub line: usize,
}

/// A path that code names, such as `crate::log::Change`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// With `crate`, `self` and `super` as written.
    pub segments: Vec<String>,
    /// How many inline modules stand around it.
    pub depth: usize,
    /// Counted from 1.
    pub line: usize,
}

/// The tokens of a file without what is compiled for tests only.
pub fn tokens(text: &str) -> Vec<Token> {
    let stream = TokenStream::from_str(text).expect("the file compiles, so it has tokens");
    let mut tokens = Vec::new();
    flatten(stream, &mut tokens);
    tokens
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        if begins_test(&tree, trees.peek()) {
            skip_item(&mut trees);
        } else {
            push(tree, tokens);
        }
    }
}

fn push(tree: TokenTree, tokens: &mut Vec<Token>) {
    let line = tree.span().start().line;
    match tree {
        TokenTree::Group(group) => {
            let (open, close) = brackets(group.delimiter());
            tokens.push(Token {
                text: open.to_owned(),
                line,
            });
            flatten(group.stream(), tokens);
            tokens.push(Token {
                text: close.to_owned(),
                line: group.span_close().start().line,
            });
        }
        // A literal must not pass for a word.
        TokenTree::Literal(_) => tokens.push(Token {
            text: "\"\"".to_owned(),
            line,
        }),
        other => tokens.push(Token {
            text: other.to_string(),
            line,
        }),
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// `#[test]`, `#[tokio::test(…)]`, `#[wasm_bindgen_test]`, `#[cfg(test)]` and what begins like them.
fn is_for_tests(attribute: &Group) -> bool {
    let text: String = attribute.stream().to_string().split_whitespace().collect();
    let name = text.split('(').next().unwrap_or_default();
    let is_test = name
        .rsplit("::")
        .next()
        .is_some_and(|last| last.ends_with("test"));
    is_test || text.starts_with("cfg(test)") || text.starts_with("cfg(all(test")
}

/// Up to the item's body or its semicolon. The name, if it is a module in a file of its own.
fn skip_item(trees: &mut impl Iterator<Item = TokenTree>) -> Option<String> {
    let mut is_module = false;
    let mut name = None;
    for tree in trees {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return None,
            TokenTree::Punct(mark) if mark.as_char() == ';' => return name,
            TokenTree::Ident(word) if is_module => name = Some(word.to_string()),
            TokenTree::Ident(word) => is_module = word == "mod",
            _ => {}
        }
    }
    None
}

/// Modules in files of their own that a file declares for tests only.
pub fn test_modules(text: &str) -> Vec<String> {
    let stream = TokenStream::from_str(text).expect("the file compiles, so it has tokens");
    let mut trees = stream.into_iter().peekable();
    let mut modules = Vec::new();
    while let Some(tree) = trees.next() {
        if begins_test(&tree, trees.peek()) {
            modules.extend(skip_item(&mut trees));
        }
    }
    modules
}

fn begins_test(tree: &TokenTree, next: Option<&TokenTree>) -> bool {
    match (tree, next) {
        (TokenTree::Punct(mark), Some(TokenTree::Group(attribute))) => {
            mark.as_char() == '#' && is_for_tests(attribute)
        }
        _ => false,
    }
}

/// All paths of two or more segments, and every leaf of a `use`.
pub fn paths(tokens: &[Token]) -> Vec<Path> {
    let mut reader = Reader {
        tokens: tokens.iter().peekable(),
        modules: Vec::new(),
        paths: Vec::new(),
    };
    reader.read();
    reader.paths
}

struct Reader<'a> {
    tokens: Peekable<slice::Iter<'a, Token>>,
    /// For each open brace, whether it is a module's.
    modules: Vec<bool>,
    paths: Vec<Path>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut previous = ["", ""];
        let mut is_module = false;
        while let Some(token) = self.tokens.next() {
            match token.text.as_str() {
                "use" => self.use_tree(&[]),
                "{" => self.modules.push(std::mem::take(&mut is_module)),
                "}" => {
                    self.modules.pop();
                }
                ";" => is_module = false,
                "mod" => is_module = true,
                word if is_word(word) && previous != [":", ":"] => self.path(token),
                _ => {}
            }
            previous = [previous[1], &token.text];
        }
    }

    fn path(&mut self, first: &Token) {
        let mut segments = vec![first.text.clone()];
        while let Some(segment) = self.next_segment() {
            segments.push(segment);
        }
        if 1 < segments.len() {
            self.push(segments, first.line);
        }
    }

    /// Takes `::word`, and nothing when something else follows.
    fn next_segment(&mut self) -> Option<String> {
        let mut ahead = self.tokens.clone();
        let is_separator = ahead.next()?.text == ":" && ahead.next()?.text == ":";
        let word = ahead
            .next()
            .filter(|word| is_separator && is_word(&word.text))?;
        self.tokens = ahead;
        Some(word.text.clone())
    }

    /// One branch of a `use`, up to the comma, brace or semicolon that ends it.
    fn use_tree(&mut self, stem: &[String]) {
        let mut segments = stem.to_vec();
        let mut line = 0;
        while let Some(token) = self
            .tokens
            .next_if(|token| !matches!(token.text.as_str(), "," | "}" | ";"))
        {
            match token.text.as_str() {
                "{" => return self.use_group(&segments),
                "as" => {
                    self.tokens.next();
                }
                ":" => {}
                word => {
                    line = token.line;
                    segments.push(word.to_owned());
                }
            }
        }
        if !segments.is_empty() {
            self.push(segments, line);
        }
    }

    fn use_group(&mut self, stem: &[String]) {
        loop {
            self.use_tree(stem);
            match self.tokens.next().map(|token| token.text.as_str()) {
                Some(",") => {
                    if self.tokens.next_if(|token| token.text == "}").is_some() {
                        return;
                    }
                }
                _ => return,
            }
        }
    }

    fn push(&mut self, segments: Vec<String>, line: usize) {
        let depth = self.modules.iter().filter(|is_module| **is_module).count();
        self.paths.push(Path {
            segments,
            depth,
            line,
        });
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

#[test]
fn paths_are_found_in_uses_in_code_and_in_macros() {
    let text = "use std::{fs, io::{self, Read as R}};\nuse serde;\n\
                fn a() { crate::log::fold(x.y); view! { <b>{leptos::view()}</b> } }\n\
                // axum::x\nconst S: &str = \"tokio::x\";\n#[cfg(test)]\nmod tests { use rand::x; }\n";
    let found: Vec<String> = paths(&tokens(text))
        .iter()
        .map(|path| path.segments.join("::"))
        .collect();
    let expected = [
        "std::fs",
        "std::io::self",
        "std::io::Read",
        "serde",
        "crate::log::fold",
        "leptos::view",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_path_knows_its_line_and_the_modules_around_it() {
    let text = "mod a {\n  fn b() {\n    super::c::d();\n  }\n}\nfn e() { super::f(); }";
    let found: Vec<_> = paths(&tokens(text))
        .iter()
        .map(|path| (path.line, path.depth))
        .collect();
    assert_eq!(found, [(3, 1), (6, 0)]);
}

#[test]
fn a_test_module_in_a_file_of_its_own_is_known_by_name() {
    let text = "#[cfg(test)]\nmod samples;\n#[cfg(test)]\n#[path = \"x\"]\npub mod more;\n\
                #[cfg(test)]\nmod tests { mod inner; }\nmod real;\n#[cfg(test)]\nuse a::b;\n";
    assert_eq!(test_modules(text), ["samples", "more"]);
}
