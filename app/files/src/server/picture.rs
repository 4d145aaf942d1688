//! Makes a picture ready to be shown: its metadata goes, its orientation becomes that of its pixels, a small one is made
//! beside it. What is too large to be opened, or is broken, stays a file like any other.

use std::{io::Cursor, sync::Arc};

use base::server::{Ctx, Result};
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    imageops::FilterType, metadata::Orientation,
};
use tokio::sync::Semaphore;

use super::strip::without_metadata;

/// The largest file that is opened as a picture at all, in bytes.
pub(super) const LARGEST: i64 = 40_000_000;
/// The longest side, and the most memory that opening one may take: some fifty million pixels.
const LONGEST_SIDE: u32 = 16_000;
const MOST_MEMORY: u64 = 200_000_000;
/// The longest side of the small picture.
const THUMBNAIL: u32 = 480;
/// How well JPEGs are kept that are made anew, of a hundred.
const QUALITY: u8 = 90;
const THUMBNAIL_QUALITY: u8 = 80;

/// A picture, ready to be stored.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Picture {
    /// Its bytes, where they are not those that came.
    pub changed: Option<Vec<u8>>,
    /// Its width and height, where it could be opened.
    pub size: Option<(i32, i32)>,
    /// The small one, a JPEG.
    pub thumbnail: Option<Vec<u8>>,
}

/// One at a time: each may take a lot of memory.
struct PicturePermit(Arc<Semaphore>);

impl Default for PicturePermit {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

/// Whether a type is opened here.
pub(super) fn is_opened(media_type: &str) -> bool {
    format_of(media_type).is_some()
}

/// Makes a picture ready, off the threads that answer requests. Its `bytes` are read once it is its turn: those that wait
/// are nowhere in memory. The work holds the permit, not whoever waits for it: a sender that hangs up makes no room for
/// another picture while theirs is still open.
///
/// # Errors
/// When the bytes cannot be read or the thread is lost; never for what is in the file.
pub(super) async fn prepare(
    ctx: &Ctx,
    media_type: &str,
    bytes: impl Future<Output = Result<Vec<u8>>>,
) -> Result<Picture> {
    let Some(format) = format_of(media_type) else { return Ok(Picture::default()) };
    let permit = Arc::clone(&ctx.shared::<PicturePermit>().0);
    let permit = permit.acquire_owned().await.map_err(anyhow::Error::from)?;
    let bytes = bytes.await?;
    let opened = tokio::task::spawn_blocking(move || {
        let _until_it_is_done = permit;
        made(format, &bytes)
    });
    Ok(opened.await.map_err(anyhow::Error::from)?)
}

fn format_of(media_type: &str) -> Option<ImageFormat> {
    match media_type {
        "image/png" => Some(ImageFormat::Png),
        "image/jpeg" => Some(ImageFormat::Jpeg),
        "image/gif" => Some(ImageFormat::Gif),
        "image/webp" => Some(ImageFormat::WebP),
        _ => None,
    }
}

fn made(format: ImageFormat, bytes: &[u8]) -> Picture {
    let changed = without_metadata(bytes);
    let Some((mut picture, orientation)) = opened(format, bytes) else {
        return Picture { changed, ..Picture::default() };
    };
    let is_turned = orientation != Orientation::NoTransforms;
    picture.apply_orientation(orientation);
    // Without the word that turns it, it would lie on its side.
    let turned = if is_turned { encoded(format, &picture) } else { None };
    Picture {
        changed: turned.or(changed),
        size: i32::try_from(picture.width()).ok().zip(i32::try_from(picture.height()).ok()),
        thumbnail: jpeg(&small(&picture), THUMBNAIL_QUALITY),
    }
}

/// The picture within the small one's bounds; one that is within them is not made larger.
fn small(picture: &DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) > THUMBNAIL {
        picture.resize(THUMBNAIL, THUMBNAIL, FilterType::Triangle)
    } else {
        picture.clone()
    }
}

fn opened(format: ImageFormat, bytes: &[u8]) -> Option<(DynamicImage, Orientation)> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().ok()?;
    // Said in its head, and believed before a single pixel is made room for.
    if decoder.total_bytes() > MOST_MEMORY {
        return None;
    }
    decoder.set_limits(limits).ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Some((DynamicImage::from_decoder(decoder).ok()?, orientation))
}

/// The same picture anew, in its own format.
fn encoded(format: ImageFormat, picture: &DynamicImage) -> Option<Vec<u8>> {
    if format == ImageFormat::Jpeg {
        return jpeg(picture, QUALITY);
    }
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).ok()?;
    Some(bytes.into_inner())
}

/// A JPEG of a picture; what shines through becomes white.
fn jpeg(picture: &DynamicImage, quality: u8) -> Option<Vec<u8>> {
    let on_white = if picture.color().has_alpha() {
        let mut rgba = picture.to_rgba8();
        for pixel in rgba.pixels_mut() {
            let alpha = u16::from(pixel.0[3]);
            for channel in &mut pixel.0[..3] {
                let seen = (u16::from(*channel) * alpha + 255 * (255 - alpha)) / 255;
                *channel = u8::try_from(seen).unwrap_or(u8::MAX);
            }
            pixel.0[3] = u8::MAX;
        }
        DynamicImage::ImageRgba8(rgba).to_rgb8()
    } else {
        picture.to_rgb8()
    };
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(&on_white).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::future::ready;

    use base::server::test;
    use futures::FutureExt;
    use image::{Rgb, RgbImage, RgbaImage};
    use sqlx::PgPool;

    use super::*;

    /// A chunk's checksum, as PNG has it.
    fn crc(bytes: &[u8]) -> [u8; 4] {
        let step = |sum: u32, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
        let sum = bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step));
        (!sum).to_be_bytes()
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        encoded(ImageFormat::Png, &DynamicImage::ImageRgb8(RgbImage::new(width, height))).unwrap()
    }

    #[sqlx::test(migrations = false)]
    async fn a_picture_is_in_memory_only_while_it_is_its_turn_and_until_it_is_made(db: PgPool) {
        let ctx = test::ctx(db);
        let permit = Arc::clone(&ctx.shared::<PicturePermit>().0);
        let (begin, begun) = tokio::sync::oneshot::channel();
        let sender = tokio::spawn({
            let ctx = ctx.clone();
            async move {
                let bytes = async {
                    let _nobody_waits = begin.send(());
                    Ok(png(2_000, 2_000))
                };
                prepare(&ctx, "image/png", bytes).await
            }
        });
        begun.await.unwrap();
        sender.abort();
        assert!(sender.await.unwrap_err().is_cancelled());
        assert_eq!(permit.available_permits(), 0, "the work goes on");
        let unread = async { panic!("it is another's turn") };
        assert!(prepare(&ctx, "image/png", unread).now_or_never().is_none());
        let icon = prepare(&ctx, "image/png", ready(Ok(png(20, 10)))).await.unwrap();
        assert_eq!(icon.size, Some((20, 10)));
    }

    #[test]
    fn a_large_picture_gets_a_small_one_and_a_small_one_stays() {
        let large = made(ImageFormat::Png, &png(1_000, 600));
        assert_eq!((large.size, &large.changed), (Some((1_000, 600)), &None));
        let small = image::load_from_memory(&large.thumbnail.unwrap()).unwrap();
        assert_eq!((small.width(), small.height()), (480, 288));
        let icon = made(ImageFormat::Png, &png(20, 10));
        let same = image::load_from_memory(&icon.thumbnail.unwrap()).unwrap();
        assert_eq!((same.width(), same.height()), (20, 10));
    }

    #[test]
    fn what_shines_through_becomes_white() {
        let clear = DynamicImage::ImageRgba8(RgbaImage::new(4, 4));
        let seen = image::load_from_memory(&jpeg(&clear, 90).unwrap()).unwrap().to_rgb8();
        assert!(seen.get_pixel(1, 1).0.iter().all(|channel| *channel > 250));
    }

    #[test]
    fn a_photograph_that_lies_on_its_side_is_set_upright_and_tells_nothing() {
        let mut lying = RgbImage::new(32, 16);
        lying.put_pixel(0, 0, Rgb([255, 0, 0]));
        let plain = jpeg(&DynamicImage::ImageRgb8(lying), 95).unwrap();
        // Orientation 6: turn it clockwise. TIFF, big endian, one entry.
        let tiff = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let length = u16::try_from(tiff.len() + 2).unwrap().to_be_bytes();
        let photograph = [&plain[..2], &[0xFF, 0xE1], &length, tiff, &plain[2..]].concat();
        let upright = made(ImageFormat::Jpeg, &photograph);
        assert_eq!(upright.size, Some((16, 32)));
        let kept = upright.changed.unwrap();
        assert!(!kept.windows(4).any(|word| word == b"Exif"));
        assert_eq!(made(ImageFormat::Jpeg, &kept).changed, None, "and stays as it is");
    }

    #[test]
    fn a_bomb_is_a_file_without_a_picture() {
        // Heads that promise 65,535 by 65,535 pixels, and 15,000 by 15,000.
        let gif = b"GIF89a\xff\xff\xff\xff\x00\x00\x00,\0\0\0\0\xff\xff\xff\xff\0\x02\x02L\x01\0;".to_vec();
        assert_eq!(made(ImageFormat::Gif, &gif), Picture::default());
        let ihdr = b"IHDR\0\0\x3a\x98\0\0\x3a\x98\x08\x02\0\0\0";
        let png =
            [b"\x89PNG\r\n\x1a\n\0\0\0\r", &ihdr[..], &crc(ihdr), b"\0\0\0\0IDAT", &crc(b"IDAT")].concat();
        for broken in [png, b"\x89PNG\r\n\x1a\nlamp".to_vec(), Vec::new()] {
            assert_eq!(made(ImageFormat::Png, &broken), Picture::default());
        }
    }
}
