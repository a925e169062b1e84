//! The files below `config` and `migrations` are compiled in; cargo must notice when one is added or changed.

fn main() {
    println!("cargo:rerun-if-changed=config");
    println!("cargo:rerun-if-changed=migrations");
}
