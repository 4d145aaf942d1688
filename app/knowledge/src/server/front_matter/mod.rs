//! Articles as files: Markdown below a few lines of YAML.

mod read;
mod write;

pub(super) use self::{
    read::{File, read_file},
    write::{FileHead, write_file},
};
