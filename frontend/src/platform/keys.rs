//! The device's signing key (P-256 in WebCrypto, never extractable) and checks of others' signatures.
//! Public keys are uncompressed SEC1 points (65 bytes), signatures r then s (64 bytes).

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::error::{PlatformError, failed};

/// A key pair whose private half stays inside the browser. The stored form is a structured clone.
#[derive(Debug, Clone)]
pub struct DeviceKey {
    private: CryptoKey,
    public: CryptoKey,
}

impl DeviceKey {
    /// Makes a new key.
    ///
    /// # Errors
    /// The page was not loaded over HTTPS or from localhost, or WebCrypto failed.
    pub async fn generate() -> Result<Self, PlatformError> {
        let algorithm = object(&[("name", "ECDSA".into()), ("namedCurve", "P-256".into())])?;
        let uses = Array::of2(&"sign".into(), &"verify".into());
        let promise = subtle()?
            .generate_key_with_object(&algorithm, false, &uses)
            .map_err(failed("generateKey"))?;
        let pair = settle("generateKey", promise).await?;
        Self::from_stored(&pair).ok_or(PlatformError::Missing("a P-256 key pair"))
    }

    /// Reads the stored form back.
    pub fn from_stored(stored: &JsValue) -> Option<Self> {
        let half = |name: &str| Reflect::get(stored, &name.into()).ok()?.dyn_into().ok();
        Some(Self {
            private: half("privateKey")?,
            public: half("publicKey")?,
        })
    }

    /// What IndexedDB can hold.
    ///
    /// # Errors
    /// Never in a working browser.
    pub fn to_stored(&self) -> Result<JsValue, PlatformError> {
        let pair = object(&[
            ("privateKey", self.private.clone().into()),
            ("publicKey", self.public.clone().into()),
        ])?;
        Ok(pair.into())
    }

    /// The public half.
    pub async fn public_bytes(&self) -> Result<Vec<u8>, PlatformError> {
        let promise = subtle()?
            .export_key("raw", &self.public)
            .map_err(failed("exportKey"))?;
        Ok(to_bytes(&settle("exportKey", promise).await?))
    }

    /// Signs with SHA-256.
    pub async fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, PlatformError> {
        let promise = subtle()?
            .sign_with_object_and_js_u8_array(&ecdsa()?, &self.private, &Uint8Array::from(bytes))
            .map_err(failed("sign"))?;
        Ok(to_bytes(&settle("sign", promise).await?))
    }
}

/// Whether the holder of a public key signed the bytes. A key that is no point is nobody's.
pub async fn verify(public: &[u8], bytes: &[u8], signature: &[u8]) -> Result<bool, PlatformError> {
    let algorithm = object(&[("name", "ECDSA".into()), ("namedCurve", "P-256".into())])?;
    let point = Uint8Array::from(public);
    let promise = subtle()?
        .import_key_with_object(
            "raw",
            &point,
            &algorithm,
            true,
            &Array::of1(&"verify".into()),
        )
        .map_err(failed("importKey"))?;
    let Ok(key) = JsFuture::from(promise).await else {
        return Ok(false);
    };
    let promise = subtle()?
        .verify_with_object_and_js_u8_array_and_js_u8_array(
            &ecdsa()?,
            &key.unchecked_into(),
            &Uint8Array::from(signature),
            &Uint8Array::from(bytes),
        )
        .map_err(failed("verify"))?;
    Ok(settle("verify", promise).await?.is_truthy())
}

fn subtle() -> Result<SubtleCrypto, PlatformError> {
    let window = web_sys::window().ok_or(PlatformError::Missing("window"))?;
    let crypto = window.crypto().map_err(failed("crypto"))?;
    // Absent, whatever the type says, on plain HTTP other than localhost.
    let subtle = Reflect::get(&crypto, &"subtle".into()).map_err(failed("crypto.subtle"))?;
    subtle
        .dyn_into()
        .map_err(|_| PlatformError::Missing("WebCrypto"))
}

fn ecdsa() -> Result<Object, PlatformError> {
    object(&[("name", "ECDSA".into()), ("hash", "SHA-256".into())])
}

fn object(fields: &[(&str, JsValue)]) -> Result<Object, PlatformError> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).map_err(failed("Reflect.set"))?;
    }
    Ok(object)
}

async fn settle(
    operation: &'static str,
    promise: js_sys::Promise,
) -> Result<JsValue, PlatformError> {
    JsFuture::from(promise).await.map_err(failed(operation))
}

fn to_bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec()
}
