//! Packs and unpacks a folder. Nothing of an archive ever touches the disk, so a path is only a name; one that would lead
//! out of the folder is refused all the same.

use std::io::{Cursor, Read, Write};

use base::server::{Error, Result, invalid};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::Folder;
use crate::FailedFile;

/// More files than this are not taken at once.
pub(super) const MOST_FILES: usize = 5_000;
/// The largest file, and the most of all together, unpacked: what an archive says of its sizes is not believed.
const LARGEST_FILE: u64 = 2_000_000;
pub(super) const MOST_BYTES: u64 = 100_000_000;

/// Packs a folder. The same folder is always the same bytes.
pub(super) fn pack(folder: &Folder) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (path, bytes) in folder {
        archive.start_file(path.as_str(), options).map_err(anyhow::Error::from)?;
        archive.write_all(bytes).map_err(anyhow::Error::from)?;
    }
    Ok(archive.finish().map_err(anyhow::Error::from)?.into_inner())
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
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside() {
        assert!(is_inside("articles/en/a.md"));
        for out in ["../a.md", "a/../../b", "/etc/passwd", "a//b", "c:\\a", "a\\..\\b", "", "./a"] {
            assert!(!is_inside(out), "{out}");
        }
    }

    #[test]
    fn what_goes_in_comes_out_and_bombs_do_not() {
        let folder =
            Folder::from([("a.md".to_owned(), b"text".to_vec()), ("b/c.md".to_owned(), vec![0; 3_000_000])]);
        let packed = pack(&folder).unwrap();
        assert!(packed.len() < 10_000);
        let (out, failed) = unpack(&packed).unwrap();
        assert_eq!(out.keys().collect::<Vec<_>>(), ["a.md"]);
        assert_eq!((&*failed[0].path, &*failed[0].said), ("b/c.md", "is too large"));
        assert!(unpack(b"no archive").is_err());
        assert_eq!(pack(&folder).unwrap(), packed, "the same folder is the same bytes");
    }
}
