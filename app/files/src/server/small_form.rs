//! A form with at most one small file, held whole: for those who have no account, and whose file belongs to nothing before the
//! form is read.

use axum::{body::Body, http::HeaderMap};
use base::server::{Error, Result, invalid};

use super::multipart::{Form, Part};
use crate::Refusal;

/// The form.
#[derive(Debug, Default)]
pub struct SmallForm {
    /// Its fields, in their order.
    pub fields: Vec<(String, String)>,
    /// The bytes of its file, where one was chosen.
    pub file: Option<Vec<u8>>,
}

impl SmallForm {
    /// Reads a form to its end.
    ///
    /// # Errors
    /// [`Error::UnsupportedType`] for what is no such form, [`Error::TooLarge`] for a file of more than `largest` bytes,
    /// [`Error::Invalid`] for two files, and for a form that was cut off.
    pub async fn read(headers: &HeaderMap, body: Body, largest: usize) -> Result<Self> {
        let (mut form, mut read) = (Form::of(headers, body)?, Self::default());
        while let Some(part) = form.next().await? {
            match part {
                Part::Text(name, text) => read.fields.push((name, text)),
                Part::File(_, mut bytes) => {
                    let mut file = Vec::new();
                    while let Some(piece) = bytes.next().await? {
                        if file.len() + piece.len() > largest {
                            return Err(Error::TooLarge);
                        }
                        file.extend_from_slice(&piece);
                    }
                    // The field of a form in which nothing was chosen has no bytes.
                    if !file.is_empty() && read.file.replace(file).is_some() {
                        return Err(invalid("file", Refusal::ManyFiles(1)));
                    }
                }
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header;

    use super::*;

    async fn read(parts: &[(&str, Option<&str>, &str)]) -> Result<SmallForm> {
        let parts = parts.iter().map(|(name, file, text)| {
            let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
            format!("--a\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{text}\r\n")
        });
        let body = parts.collect::<String>() + "--a--\r\n";
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "multipart/form-data; boundary=a".parse().unwrap());
        SmallForm::read(&headers, Body::from(body), 10).await
    }

    #[tokio::test]
    async fn a_form_is_read_with_its_one_small_file() {
        let form = read(&[("a", None, "one"), ("file", Some("a.png"), "bytes")]).await.unwrap();
        assert_eq!(form.fields, [("a".to_owned(), "one".to_owned())]);
        assert_eq!(form.file.as_deref(), Some(&b"bytes"[..]));
        assert_eq!(read(&[("file", Some(""), "")]).await.unwrap().file, None);
        let large = read(&[("file", Some("a.png"), "eleven bytes")]).await;
        assert!(matches!(large, Err(Error::TooLarge)));
        let two = read(&[("file", Some("a.png"), "a"), ("file", Some("b.png"), "b")]).await;
        assert!(matches!(two, Err(Error::Invalid(_))));
        let none = SmallForm::read(&HeaderMap::new(), Body::from("a=b"), 10).await;
        assert!(matches!(none, Err(Error::UnsupportedType)));
    }
}
