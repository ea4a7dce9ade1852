//! Files in and out: reading one that was chosen or dropped, handing one out, the clipboard.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, Url,
};

use super::error::{PlatformError, failed};
use super::page::{document, window};

/// A file that a person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenFile {
    /// Its name without the folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Larger files are not read into memory; a phone has little of it. In bytes.
const LONGEST: f64 = 64.0 * 1024.0 * 1024.0;

/// The first file of an `<input type="file">`'s event. The input is emptied, so that the same file
/// can be chosen again.
pub async fn chosen(event: &Event) -> Result<Option<ChosenFile>, PlatformError> {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let file = input.as_ref().and_then(|input| input.files()?.get(0));
    let Some(file) = file else { return Ok(None) };
    let chosen = read(&file).await?;
    if let Some(input) = input {
        input.set_value("");
    }
    Ok(Some(chosen))
}

/// The first file that was dropped. Call `prevent_default` on the event first.
pub async fn dropped(event: &DragEvent) -> Result<Option<ChosenFile>, PlatformError> {
    let file = event.data_transfer().and_then(|data| data.files()?.get(0));
    match file {
        Some(file) => Ok(Some(read(&file).await?)),
        None => Ok(None),
    }
}

/// Hands a file out as a download.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), PlatformError> {
    let document = document().ok_or(PlatformError::Missing("document"))?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob =
        Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(failed("Blob"))?;
    let url = Url::create_object_url_with_blob(&blob).map_err(failed("createObjectURL"))?;
    let link: HtmlAnchorElement = document
        .create_element("a")
        .map_err(failed("createElement"))?
        .unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download holds the blob; only the name is given back.
    Url::revoke_object_url(&url).map_err(failed("revokeObjectURL"))
}

/// Puts text on the clipboard. Must be called from a person's act.
pub async fn copy(text: &str) -> Result<(), PlatformError> {
    let window = window().ok_or(PlatformError::Missing("window"))?;
    let clipboard = window.navigator().clipboard();
    if clipboard.is_undefined() {
        return Err(PlatformError::Missing("clipboard"));
    }
    JsFuture::from(clipboard.write_text(text))
        .await
        .map_err(failed("clipboard.writeText"))?;
    Ok(())
}

async fn read(file: &File) -> Result<ChosenFile, PlatformError> {
    if LONGEST < file.size() {
        return Err(PlatformError::Failed {
            operation: "arrayBuffer",
            cause: format!("{} bytes are too many", file.size()),
        });
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(failed("arrayBuffer"))?;
    Ok(ChosenFile {
        name: file.name(),
        bytes: Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec(),
    })
}
