//! Packs and unpacks a folder. Nothing of an archive ever touches the disk, so a path is only a name; one that would lead
//! out of the folder is refused all the same.

use std::io::{self, Cursor, Read, Write};

use base::{
    cut,
    server::{Error, Result, invalid},
};
use zip::{
    CompressionMethod, DateTime, ZipArchive, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use super::{Folder, categories::CATEGORIES};
use crate::{FailedFile, Refusal};

/// More files than this are not taken at once.
const MOST_FILES: usize = 20_000;
/// The largest file, and the most of all together, unpacked: what an archive says of its sizes is not believed.
const LARGEST_FILE: u64 = 2_000_000;
/// The largest file of many: the questions of a language, the categories.
const LARGEST_OF_MANY: u64 = 30_000_000;
const MOST_BYTES: u64 = 100_000_000;
/// The longest path, in bytes.
const LONGEST_PATH: usize = 1_000;
/// How much is handed on at once.
const PIECE: usize = 64 * 1024;

/// Packs files one after another and hands the archive on in pieces, as long as they are taken. The same files are always
/// the same bytes.
pub(super) struct Packer<F: FnMut(Vec<u8>) -> bool>(ZipWriter<StreamWriter<Pieces<F>>>);

impl<F: FnMut(Vec<u8>) -> bool> Packer<F> {
    /// `hand_on` says whether the piece was taken.
    pub fn new(hand_on: F) -> Self {
        Self(ZipWriter::new_stream(Pieces { piece: Vec::with_capacity(PIECE), hand_on }))
    }

    /// Packs a file.
    ///
    /// # Errors
    /// When nobody takes the pieces any more.
    pub fn put(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.0.start_file(path, options).map_err(anyhow::Error::from)?;
        Ok(self.0.write_all(bytes).map_err(anyhow::Error::from)?)
    }

    /// Writes where everything is, which makes it an archive.
    ///
    /// # Errors
    /// As [`Packer::put`].
    pub fn finish(self) -> Result<()> {
        let mut pieces = self.0.finish().map_err(anyhow::Error::from)?.into_inner();
        Ok(pieces.flush().map_err(anyhow::Error::from)?)
    }
}

/// What was written and not handed on yet.
struct Pieces<F> {
    piece: Vec<u8>,
    hand_on: F,
}

impl<F: FnMut(Vec<u8>) -> bool> Write for Pieces<F> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        let is_taken = piece.is_empty() || (self.hand_on)(piece);
        if is_taken { Ok(()) } else { Err(io::ErrorKind::BrokenPipe.into()) }
    }
}

/// Unpacks a folder, and says what of it could not be taken.
///
/// # Errors
/// Invalid input for what is no archive, [`Error::TooLarge`] for more than is taken at once.
pub(super) fn unpack(bytes: &[u8]) -> Result<(Folder, Vec<FailedFile>)> {
    let not_one = || invalid("archive", Refusal::NotAZip);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_one())?;
    if archive.len() > MOST_FILES {
        return Err(Error::TooLarge);
    }
    let (mut folder, mut failed, mut taken) = (Folder::new(), Vec::new(), 0);
    for place in 0..archive.len() {
        let Ok(file) = archive.by_index(place) else {
            failed.push(FailedFile { path: format!("#{place}"), said: "cannot be read".to_owned() });
            continue;
        };
        if file.is_dir() {
            continue;
        }
        let path = match file.name() {
            Ok(name) => name.into_owned(),
            Err(_) => format!("#{place}"),
        };
        if path.len() > LONGEST_PATH {
            let path = cut(&path, 100).to_owned();
            failed.push(FailedFile { path, said: "has a name that is too long".to_owned() });
            continue;
        }
        let mut fail = |said: &str| failed.push(FailedFile { path: path.clone(), said: said.to_owned() });
        if !is_inside(&path) {
            fail("leads out of the folder");
            continue;
        }
        let mut bytes = Vec::new();
        let largest = if path.ends_with(".json") { LARGEST_OF_MANY } else { LARGEST_FILE };
        let read = file.take(largest + 1).read_to_end(&mut bytes);
        // What is refused was unpacked all the same.
        taken += bytes.len() as u64;
        if taken > MOST_BYTES {
            return Err(Error::TooLarge);
        }
        match read {
            Err(_) => fail("cannot be read"),
            Ok(_) if bytes.len() as u64 > largest => fail("is too large"),
            Ok(_) if is_of_the_packer(&path) => {}
            Ok(_) => drop(folder.insert(path, bytes)),
        }
    }
    Ok((without_outer(folder), failed))
}

/// What some machines add to every archive.
fn is_of_the_packer(path: &str) -> bool {
    path.starts_with("__MACOSX/") || path.ends_with(".DS_Store")
}

/// One of our folders that was packed with itself around it.
fn without_outer(folder: Folder) -> Folder {
    let outer =
        folder.keys().next().and_then(|path| path.split_once('/')).map(|(outer, _)| format!("{outer}/"));
    let inner = |path: &String| outer.as_ref().and_then(|outer| path.strip_prefix(outer)).map(str::to_owned);
    let is_ours = |path: String| path == CATEGORIES || path.starts_with("articles/");
    let is_wrapped =
        folder.keys().all(|path| inner(path).is_some()) && folder.keys().filter_map(inner).any(is_ours);
    if !is_wrapped {
        return folder;
    }
    folder.into_iter().filter_map(|(path, bytes)| Some((inner(&path)?, bytes))).collect()
}

fn is_inside(path: &str) -> bool {
    let is_plain = |step: &str| !matches!(step, "" | "." | "..") && !step.contains(['\\', ':', '\0']);
    path.split('/').all(is_plain)
}

#[cfg(test)]
pub(super) mod tests {
    use std::{cell::RefCell, rc::Rc};

    use super::*;

    /// A folder as an archive.
    pub fn packed(folder: &Folder) -> Vec<u8> {
        let packed = Rc::new(RefCell::new(Vec::new()));
        let taker = Rc::clone(&packed);
        let mut packer = Packer::new(move |piece| {
            taker.borrow_mut().extend(piece);
            true
        });
        for (path, bytes) in folder {
            packer.put(path, bytes).unwrap();
        }
        packer.finish().unwrap();
        packed.take()
    }

    #[test]
    fn what_nobody_takes_is_packed_no_further() {
        let mut packer = Packer::new(|_| false);
        assert!(packer.put("a.md", b"text").and_then(|()| packer.finish()).is_err());
    }

    #[test]
    fn a_path_stays_inside() {
        assert!(is_inside("articles/en/a.md"));
        for out in ["../a.md", "a/../../b", "/etc/passwd", "a//b", "c:\\a", "a\\..\\b", "", "./a"] {
            assert!(!is_inside(out), "{out}");
        }
    }

    #[test]
    fn a_folder_is_ours_with_another_around_it_too() {
        let paths = |paths: &[&str]| -> Vec<String> {
            let folder = paths.iter().map(|path| ((*path).to_owned(), Vec::new())).collect();
            without_outer(folder).into_keys().collect()
        };
        assert_eq!(
            paths(&["help/articles/en/a.md", "help/images/a.png"]),
            ["articles/en/a.md", "images/a.png"]
        );
        for other in [&["articles/en/a.md"][..], &["docs/a.md", "docs/b.md"], &["a/articles/a.md", "b.md"]] {
            assert_eq!(paths(other), other);
        }
    }

    #[test]
    fn what_goes_in_comes_out_and_bombs_do_not() {
        let folder =
            Folder::from([("a.md".to_owned(), b"text".to_vec()), ("b/c.md".to_owned(), vec![0; 3_000_000])]);
        let packed = packed(&folder);
        assert!(packed.len() < 10_000);
        let (out, failed) = unpack(&packed).unwrap();
        assert_eq!(out.keys().collect::<Vec<_>>(), ["a.md"]);
        assert_eq!((&*failed[0].path, &*failed[0].said), ("b/c.md", "is too large"));
        assert!(unpack(b"no archive").is_err());
        assert_eq!(super::tests::packed(&folder), packed, "the same folder is the same bytes");
    }
}
