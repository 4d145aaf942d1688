//! Packs and unpacks a folder. Nothing of an archive ever touches the disk, so a path is only a name; one that would lead
//! out of the folder is refused all the same.

use std::io::{self, Cursor, Read, Write};

use base::server::{Error, Result, invalid};
use tokio::sync::mpsc;
use zip::{
    CompressionMethod, DateTime, ZipArchive, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use super::Folder;
use crate::FailedFile;

/// More files than this are not taken at once.
const MOST_FILES: usize = 20_000;
/// The largest file, and the most of all together, unpacked: what an archive says of its sizes is not believed.
const LARGEST_FILE: u64 = 2_000_000;
const MOST_BYTES: u64 = 100_000_000;
/// How much is handed on at once.
const PIECE: usize = 64 * 1024;

/// Packs files one after another and hands the archive on in pieces. The same files are always the same bytes.
pub(super) struct Packer(ZipWriter<StreamWriter<Pieces>>);

impl Packer {
    pub fn new(taker: mpsc::Sender<Result<Vec<u8>>>) -> Self {
        Self(ZipWriter::new_stream(Pieces { piece: Vec::with_capacity(PIECE), taker }))
    }

    /// Packs a file.
    ///
    /// # Errors
    /// When whoever took the pieces is gone.
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
struct Pieces {
    piece: Vec<u8>,
    taker: mpsc::Sender<Result<Vec<u8>>>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        let is_gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
        if piece.is_empty() { Ok(()) } else { self.taker.blocking_send(Ok(piece)).map_err(is_gone) }
    }
}

/// Unpacks a folder, and says what of it could not be taken.
///
/// # Errors
/// Invalid input for what is no archive, [`Error::TooLarge`] for more than is taken at once.
pub(super) fn unpack(bytes: &[u8]) -> Result<(Folder, Vec<FailedFile>)> {
    let not_one = || invalid("archive", "is not a ZIP archive");
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
        let mut fail = |said: &str| failed.push(FailedFile { path: path.clone(), said: said.to_owned() });
        if !is_inside(&path) {
            fail("leads out of the folder");
            continue;
        }
        let mut bytes = Vec::new();
        match file.take(LARGEST_FILE + 1).read_to_end(&mut bytes) {
            Err(_) => fail("cannot be read"),
            Ok(_) if bytes.len() as u64 > LARGEST_FILE => fail("is too large"),
            Ok(_) => {
                taken += bytes.len() as u64;
                if taken > MOST_BYTES {
                    return Err(Error::TooLarge);
                }
                folder.insert(path, bytes);
            }
        }
    }
    Ok((folder, failed))
}

fn is_inside(path: &str) -> bool {
    let is_plain = |step: &str| !matches!(step, "" | "." | "..") && !step.contains(['\\', ':', '\0']);
    path.split('/').all(is_plain)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A folder as an archive.
    pub async fn packed(folder: &Folder) -> Vec<u8> {
        let (pieces, mut taken) = mpsc::channel(1);
        let folder = folder.clone();
        let packing = tokio::task::spawn_blocking(move || {
            let mut packer = Packer::new(pieces);
            for (path, bytes) in &folder {
                packer.put(path, bytes).unwrap();
            }
            packer.finish().unwrap();
        });
        let mut packed = Vec::new();
        while let Some(piece) = taken.recv().await {
            packed.extend(piece.unwrap());
        }
        packing.await.unwrap();
        packed
    }

    #[test]
    fn a_path_stays_inside() {
        assert!(is_inside("articles/en/a.md"));
        for out in ["../a.md", "a/../../b", "/etc/passwd", "a//b", "c:\\a", "a\\..\\b", "", "./a"] {
            assert!(!is_inside(out), "{out}");
        }
    }

    #[tokio::test]
    async fn what_goes_in_comes_out_and_bombs_do_not() {
        let folder =
            Folder::from([("a.md".to_owned(), b"text".to_vec()), ("b/c.md".to_owned(), vec![0; 3_000_000])]);
        let packed = packed(&folder).await;
        assert!(packed.len() < 10_000);
        let (out, failed) = unpack(&packed).unwrap();
        assert_eq!(out.keys().collect::<Vec<_>>(), ["a.md"]);
        assert_eq!((&*failed[0].path, &*failed[0].said), ("b/c.md", "is too large"));
        assert!(unpack(b"no archive").is_err());
        assert_eq!(super::tests::packed(&folder).await, packed, "the same folder is the same bytes");
    }
}
