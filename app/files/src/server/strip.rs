//! Takes the metadata out of a picture without touching what it shows: where it was taken, with what, by whom. What stands
//! after its end goes too. Twice is as once, so that what was exported comes in again as it was.

/// A picture without its metadata; none where it holds none, or is none that is known here.
pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let stripped = match bytes {
        [0xFF, 0xD8, 0xFF, ..] => jpeg(bytes),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => png(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(bytes),
        _ => None,
    };
    stripped.filter(|stripped| stripped.as_slice() != bytes)
}

/// JPEG: a row of marked segments, then the picture. Kept is what a decoder needs: of the application segments the colour
/// profile (APP2, if it is one), JFIF (APP0) and Adobe's transform (APP14).
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            // Filler, and what has no length.
            0xFF => {
                at += 1;
                continue;
            }
            0x01 | 0xD0..=0xD7 => {
                kept.extend_from_slice(&bytes[at..at + 2]);
                at += 2;
                continue;
            }
            0xD9 => {
                kept.extend_from_slice(&[0xFF, 0xD9]);
                return Some(kept);
            }
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..at + 2 + length.max(2))?;
        let is_kept = match marker {
            0xE0 | 0xEE => true,
            0xE2 => segment.get(4..).is_some_and(|says| says.starts_with(b"ICC_PROFILE\0")),
            0xE1..=0xEF | 0xFE => false,
            _ => true,
        };
        if is_kept {
            kept.extend_from_slice(segment);
        }
        at += segment.len();
        // The picture itself, to the next marker that is none of its own.
        if marker == 0xDA {
            let end = scan_end(bytes, at);
            kept.extend_from_slice(&bytes[at..end]);
            at = end;
            if at >= bytes.len() {
                return Some(kept);
            }
        }
    }
}

/// Where the entropy-coded bytes end: at a marker that is neither an escaped 0xFF nor a restart.
fn scan_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xFF)) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            Some(0xFF) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

/// PNG: a row of named chunks. Those that speak of the picture in words, of its maker or of its time go.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        let name: [u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
        let end = at.checked_add(usize::try_from(length).ok()?)?.checked_add(12)?;
        let chunk = bytes.get(at..end)?;
        if !matches!(&name, b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME") {
            kept.extend_from_slice(chunk);
        }
        at = end;
        if &name == b"IEND" {
            return Some(kept);
        }
    }
}

/// WebP: chunks in a RIFF file. EXIF and XMP go, and the flags that announce them.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..12)?.to_vec();
    let whole =
        usize::try_from(u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?)).ok()?.checked_add(8)?;
    let bytes = bytes.get(..whole)?;
    let mut at = 12;
    while at < bytes.len() {
        let name: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        let length = usize::try_from(u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?)).ok()?;
        // Each begins at an even place.
        let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        let chunk = bytes.get(at..end)?;
        at = end;
        if matches!(&name, b"EXIF" | b"XMP ") {
            continue;
        }
        kept.extend_from_slice(chunk);
        if &name == b"VP8X" {
            let flags = kept.len() - chunk.len() + 8;
            *kept.get_mut(flags)? &= !0b0000_1100;
        }
    }
    let length = u32::try_from(kept.len() - 8).ok()?;
    kept[4..8].copy_from_slice(&length.to_le_bytes());
    Some(kept)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segment(marker: u8, says: &[u8]) -> Vec<u8> {
        let length = u16::try_from(says.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker][..], &length, says].concat()
    }

    fn chunk(name: &[u8; 4], says: &[u8]) -> Vec<u8> {
        let length = u32::try_from(says.len()).unwrap().to_be_bytes();
        [&length[..], name, says, &[0; 4]].concat()
    }

    fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let body = chunks.iter().flat_map(|(name, says)| {
            let length = u32::try_from(says.len()).unwrap().to_le_bytes();
            [&name[..], &length, says, &[0][..says.len() % 2]].concat()
        });
        let body: Vec<u8> = b"WEBP".iter().copied().chain(body).collect();
        [&b"RIFF"[..], &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat()
    }

    #[test]
    fn a_photograph_forgets_where_it_was_taken() {
        let scan = [segment(0xDA, b"a"), b"pixels\xFF\x00\xFF\xD3more\xFF\xD9".to_vec()].concat();
        let of =
            |metadata: Vec<u8>| [&[0xFF, 0xD8][..], &segment(0xE0, b"JFIF\0"), &metadata, &scan].concat();
        let plain = of(Vec::new());
        let told = [
            segment(0xE1, b"Exif\0\0GPS"),
            segment(0xE2, b"MPF\0"),
            segment(0xED, b"Photoshop"),
            segment(0xFE, b"by Carol"),
        ];
        let photograph = [of(told.concat()), b"<script>".to_vec()].concat();
        assert_eq!(without_metadata(&photograph).unwrap(), plain);
        assert_eq!(without_metadata(&plain), None, "once is enough");
        let profile = of(segment(0xE2, b"ICC_PROFILE\0\x01\x01"));
        assert_eq!(without_metadata(&profile), None, "its colours stay");
    }

    #[test]
    fn a_drawing_forgets_its_words() {
        let of = |words: Vec<u8>| {
            [
                b"\x89PNG\r\n\x1a\n".to_vec(),
                chunk(b"IHDR", b"a"),
                words,
                chunk(b"IDAT", b"b"),
                chunk(b"IEND", b""),
            ]
            .concat()
        };
        let plain = of(Vec::new());
        let told =
            of([chunk(b"tEXt", b"Author\0Carol"), chunk(b"eXIf", b"GPS"), chunk(b"tIME", b"1")].concat());
        assert_eq!(without_metadata(&[told, b"PK\x03\x04".to_vec()].concat()).unwrap(), plain);
        assert_eq!(without_metadata(&plain), None);
    }

    #[test]
    fn a_webp_says_no_longer_that_it_has_metadata() {
        let told =
            riff(&[(b"VP8X", b"\x0c123456789"), (b"VP8 ", b"abc"), (b"EXIF", b"GPS"), (b"XMP ", b"x")]);
        let plain = riff(&[(b"VP8X", b"\x00123456789"), (b"VP8 ", b"abc")]);
        assert_eq!(without_metadata(&told).unwrap(), plain);
        assert_eq!(without_metadata(&plain), None);
    }

    proptest! {
        #[test]
        fn nothing_that_only_begins_like_a_picture_is_anything_but_left_alone(
            kind in 0usize..3, rest in proptest::collection::vec(any::<u8>(), 0..200),
        ) {
            let head: [&[u8]; 3] = [b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBP"];
            let bytes = [head[kind], &rest].concat();
            if let Some(stripped) = without_metadata(&bytes) {
                prop_assert_eq!(without_metadata(&stripped), None);
            }
        }
    }
}
