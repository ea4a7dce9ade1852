//! Packing and unpacking by the browser itself, so that the app carries no code for it.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::error::{PlatformError, failed};

// web-sys offers CompressionStream only behind an unstable cfg.
#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    type Response;
    #[wasm_bindgen(constructor, catch)]
    fn new(body: &JsValue) -> Result<Response, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn body(this: &Response) -> Stream;
    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &Response) -> Result<Promise, JsValue>;

    type Stream;
    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(this: &Stream, through: &JsValue) -> Result<JsValue, JsValue>;
}

/// The bytes in the format that HTTP calls `deflate` (RFC 1950).
///
/// # Errors
/// The browser is older than `CompressionStream` (2023 in the last of them).
pub async fn deflate(bytes: &[u8]) -> Result<Vec<u8>, PlatformError> {
    let stream = CompressionStream::new("deflate").map_err(failed("CompressionStream"))?;
    through(bytes, &stream).await
}

/// The bytes as zip archives pack them (RFC 1951).
///
/// # Errors
/// The browser is older than `CompressionStream` for this format (2023 in the last of them).
pub async fn deflate_raw(bytes: &[u8]) -> Result<Vec<u8>, PlatformError> {
    let stream = CompressionStream::new("deflate-raw").map_err(failed("CompressionStream"))?;
    through(bytes, &stream).await
}

/// What was packed as zip archives pack (RFC 1951).
///
/// # Errors
/// The bytes are not of that format, or the browser is older than `DecompressionStream`.
pub async fn inflate_raw(bytes: &[u8]) -> Result<Vec<u8>, PlatformError> {
    let stream = DecompressionStream::new("deflate-raw").map_err(failed("DecompressionStream"))?;
    through(bytes, &stream).await
}

async fn through(bytes: &[u8], stream: &JsValue) -> Result<Vec<u8>, PlatformError> {
    let given = Response::new(&Uint8Array::from(bytes)).map_err(failed("Response"))?;
    let piped = given.body().pipe_through(stream);
    let piped = piped.map_err(failed("pipeThrough"))?;
    let taken = Response::new(&piped).map_err(failed("Response"))?;
    let reading = taken.array_buffer().map_err(failed("arrayBuffer"))?;
    let buffer = JsFuture::from(reading)
        .await
        .map_err(failed("arrayBuffer"))?;
    Ok(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec())
}
