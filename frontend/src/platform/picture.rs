//! Pictures made small by the browser itself. What comes out is drawn anew: nothing is left of what a
//! phone writes into its photos, such as the place and the time.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element};

use super::error::{PlatformError, failed};
use super::page::document;

/// Pixels of the longer side: enough to read a page of A4 that was photographed.
pub const LONGEST: u32 = 1_600;
/// What JPEG calls quality.
const QUALITY: f64 = 0.8;
/// What a drawn picture is.
pub const MIME: &str = "image/jpeg";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = createImageBitmap)]
    fn decode(blob: &Blob) -> Result<Promise, JsValue>;

    type Bitmap;
    #[wasm_bindgen(method, getter)]
    fn width(this: &Bitmap) -> u32;
    #[wasm_bindgen(method, getter)]
    fn height(this: &Bitmap) -> u32;
    #[wasm_bindgen(method)]
    fn close(this: &Bitmap);

    type Canvas;
    #[wasm_bindgen(method, setter)]
    fn set_width(this: &Canvas, width: u32);
    #[wasm_bindgen(method, setter)]
    fn set_height(this: &Canvas, height: u32);
    #[wasm_bindgen(method, catch, js_name = getContext)]
    fn context(this: &Canvas, kind: &str) -> Result<Brush, JsValue>;
    #[wasm_bindgen(method, catch, js_name = toBlob)]
    fn to_blob(this: &Canvas, done: &Function, mime: &str, quality: f64) -> Result<(), JsValue>;

    type Brush;
    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill(this: &Brush, colour: &str);
    #[wasm_bindgen(method, js_name = fillRect)]
    fn fill(this: &Brush, x: u32, y: u32, width: u32, height: u32);
    #[wasm_bindgen(method, catch, js_name = drawImage)]
    fn draw(
        this: &Brush,
        bitmap: &Bitmap,
        x: u32,
        y: u32,
        width: u32,
        height: u32,
    ) -> Result<(), JsValue>;
}

/// The picture as a JPEG whose longer side has at most [`LONGEST`] pixels.
///
/// # Errors
/// The browser cannot read it: HEIC in most of them, or what is no picture.
pub async fn shrink(bytes: &[u8]) -> Result<Vec<u8>, PlatformError> {
    let blob = blob(bytes, "")?;
    let bitmap = decode(&blob).map_err(failed("createImageBitmap"))?;
    let bitmap: Bitmap = JsFuture::from(bitmap)
        .await
        .map_err(failed("createImageBitmap"))?
        .unchecked_into();
    let drawn = draw(&bitmap);
    bitmap.close();
    let canvas = drawn?;
    let packing = Promise::new(&mut |resolve, reject| {
        if let Err(error) = canvas.to_blob(&resolve, MIME, QUALITY) {
            // Whoever waits is told; there is nobody else.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    let packed = JsFuture::from(packing).await.map_err(failed("toBlob"))?;
    let packed: Blob = packed
        .dyn_into()
        .map_err(|_| PlatformError::Missing("memory for a picture"))?;
    let buffer = JsFuture::from(packed.array_buffer()).await;
    let buffer = buffer.map_err(failed("arrayBuffer"))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn draw(bitmap: &Bitmap) -> Result<Canvas, PlatformError> {
    let (width, height) = fitted(bitmap.width(), bitmap.height());
    let document = document().ok_or(PlatformError::Missing("document"))?;
    let canvas: Element = document
        .create_element("canvas")
        .map_err(failed("createElement"))?;
    let canvas: Canvas = canvas.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let brush = canvas.context("2d").map_err(failed("getContext"))?;
    // JPEG knows no transparency: paper is white.
    brush.set_fill("#fff");
    brush.fill(0, 0, width, height);
    brush
        .draw(bitmap, 0, 0, width, height)
        .map_err(failed("drawImage"))?;
    Ok(canvas)
}

/// Width and height as they fit; small pictures stay as they are.
fn fitted(width: u32, height: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= LONGEST {
        return (width, height);
    }
    let scaled = |side: u32| {
        let side = u64::from(side) * u64::from(LONGEST) / u64::from(longest);
        u32::try_from(side).unwrap_or(LONGEST).max(1)
    };
    (scaled(width), scaled(height))
}

/// An address under which the page can show bytes; it is void when this is dropped.
#[derive(Debug)]
pub struct Shown(String);

impl Shown {
    /// Makes it.
    pub fn new(bytes: &[u8], mime: &str) -> Result<Self, PlatformError> {
        let blob = blob(bytes, mime)?;
        web_sys::Url::create_object_url_with_blob(&blob)
            .map(Self)
            .map_err(failed("createObjectURL"))
    }

    /// The address.
    pub fn url(&self) -> &str {
        &self.0
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        // Fails only for an address that was never made.
        let _ = web_sys::Url::revoke_object_url(&self.0);
    }
}

fn blob(bytes: &[u8], mime: &str) -> Result<Blob, PlatformError> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(failed("Blob"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_side_fits_and_the_other_follows() {
        assert_eq!(fitted(4_000, 3_000), (1_600, 1_200));
        assert_eq!(fitted(3_000, 4_000), (1_200, 1_600));
        assert_eq!(fitted(1_600, 900), (1_600, 900));
        assert_eq!(fitted(20_000, 3), (1_600, 1));
    }
}
