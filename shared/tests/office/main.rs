//! Files of offices become drafts: Word files as Word, `LibreOffice` and Google Docs write them, and PDF.

#![expect(clippy::unwrap_used, reason = "a test: what is not there fails it")]

mod documents;
mod docx;
mod hostile;
mod lists;
mod pdf;
mod pdf_file;
mod round_trip;
mod word;
mod zip;
