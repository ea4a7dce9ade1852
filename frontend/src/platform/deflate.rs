//! Compression by the browser itself, so that the app carries no code for it.

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

    type Response;
    #[wasm_bindgen(constructor, catch)]
    fn new(body: &JsValue) -> Result<Response, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn body(this: &Response) -> Stream;
    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &Response) -> Result<Promise, JsValue>;

    type Stream;
    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(this: &Stream, through: &CompressionStream) -> Result<JsValue, JsValue>;
}

/// The bytes in the format that HTTP calls `deflate` (RFC 1950).
///
/// # Errors
/// The browser is older than `CompressionStream` (2023 in the last of them).
pub async fn deflate(bytes: &[u8]) -> Result<Vec<u8>, PlatformError> {
    let stream = CompressionStream::new("deflate").map_err(failed("CompressionStream"))?;
    let plain = Response::new(&Uint8Array::from(bytes)).map_err(failed("Response"))?;
    let packed = plain
        .body()
        .pipe_through(&stream)
        .map_err(failed("pipeThrough"))?;
    let packed = Response::new(&packed).map_err(failed("Response"))?;
    let reading = packed.array_buffer().map_err(failed("arrayBuffer"))?;
    let buffer = JsFuture::from(reading)
        .await
        .map_err(failed("arrayBuffer"))?;
    Ok(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec())
}
