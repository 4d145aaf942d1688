//! The macro that embeds the migrations sees a changed file by itself, and a new one only with this.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
