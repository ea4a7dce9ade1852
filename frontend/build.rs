//! Keeps in the app's wasm what cutting it into parts needs to know.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_PARTS").is_some() {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
}
