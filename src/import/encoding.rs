//! Bytes to text: byte order mark, declared encoding, valid UTF-8, and a guess (chardetng) if nothing else is left.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text, and how sure its encoding is.
pub(super) struct Decoded<'a> {
    /// The text, without byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding's name if it had to be guessed.
    pub guessed: Option<&'static str>,
    /// Whether some bytes made no sense and were replaced by U+FFFD.
    pub damaged: bool,
}

/// Decodes `bytes`. `declared` is what the file says of itself (`<meta charset>`, an XML declaration), if it can.
pub(super) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Decoded<'a> {
    if let Some((text, damaged)) = utf32(bytes) {
        return Decoded { text: Cow::Owned(text), guessed: None, damaged };
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, damaged) = encoding.decode_without_bom_handling(&bytes[length..]);
        return Decoded { text, guessed: None, damaged };
    }
    if let Some(encoding) = wide(bytes) {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        return Decoded { text, guessed: Some(encoding.name()), damaged };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), guessed: None, damaged: false };
    }
    if let Some(text) = nearly_utf8(bytes) {
        return Decoded { text: Cow::Owned(text), guessed: None, damaged: true };
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if let Some(encoding) = declared {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        if !damaged || encoding == UTF_8 && few_replaced(&text) {
            return Decoded { text, guessed: None, damaged };
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, guessed: Some(encoding.name()), damaged }
}

/// UTF-8 with some broken bytes: a file that was cut off, or put together from several. Any guess would garble all of
/// its letters and quotation marks for the sake of a few. Bytes of other encodings seldom make characters of UTF-8, and
/// never more of them than there are bytes that do not.
fn nearly_utf8(bytes: &[u8]) -> Option<String> {
    let mut whole = 0;
    let mut broken = 0;
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            broken += 1;
            text.push('\u{fffd}');
        }
    }
    (whole > 3 * broken).then_some(text)
}

fn few_replaced(text: &str) -> bool {
    text.chars().filter(|&c| c == '\u{fffd}').count() * 200 < text.chars().count()
}

/// UTF-16 without a byte order mark: nearly every other byte of Western text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(2000) & !1];
    if sample.len() < 8 {
        return None;
    }
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    if low * 10 >= pairs * 4 && high * 20 < pairs {
        return Some(UTF_16LE);
    }
    if high * 10 >= pairs * 4 && low * 20 < pairs {
        return Some(UTF_16BE);
    }
    // Other scripts have zeros in their spaces and line ends only, but all on one side.
    let (encoding, side) = match (high, low) {
        (0, 1..) => (UTF_16LE, 1),
        (1.., 0) => (UTF_16BE, 0),
        _ => return None,
    };
    // A stray zero in a text of bytes looks the same, so the other side must look like the halves of characters: control
    // characters (Cyrillic, Arabic, Hebrew), one value again and again (kana), or hardly any ASCII (ideographs).
    let mut often = [0usize; 256];
    sample.iter().skip(side).step_by(2).for_each(|&byte| often[usize::from(byte)] += 1);
    let most = often.iter().copied().max().unwrap_or(0);
    let controls: usize = often[1..32].iter().sum::<usize>() - often[9] - often[10] - often[13];
    let foreign = sample.iter().filter(|byte| !byte.is_ascii()).count();
    if controls * 2 < pairs && often[9] * 2 < pairs && most * 3 < pairs && foreign * 3 < sample.len() {
        return None;
    }
    let text = encoding.decode_without_bom_handling(sample).0;
    let plausible =
        |c: char| c.is_alphanumeric() || c.is_whitespace() || c.is_ascii_graphic() || "،؛؟。、「」…–—“”«»".contains(c);
    let all = text.chars().count();
    let good = text.chars().filter(|&c| plausible(c)).count();
    (good * 10 >= all * 9).then_some(encoding)
}

/// UTF-32 with its byte order mark, which looks like that of UTF-16.
fn utf32(bytes: &[u8]) -> Option<(String, bool)> {
    let read: fn([u8; 4]) -> u32 = match bytes {
        [0xff, 0xfe, 0, 0, ..] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff, ..] => u32::from_be_bytes,
        _ => return None,
    };
    let mut damaged = !bytes.len().is_multiple_of(4);
    let text = bytes[4..]
        .chunks_exact(4)
        .map(|unit| {
            char::from_u32(read([unit[0], unit[1], unit[2], unit[3]])).unwrap_or_else(|| {
                damaged = true;
                '\u{fffd}'
            })
        })
        .collect();
    Some((text, damaged))
}

/// What a page or an XML file says its encoding is.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    for key in ["charset=", "encoding="] {
        for (at, _) in head.match_indices(key) {
            let label: String = head[at + key.len()..]
                .trim_start_matches(['"', '\'', ' '])
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
                .collect();
            if Encoding::for_label(label.as_bytes()).is_some() {
                return Some(label);
            }
        }
    }
    None
}

/// Whether the bytes are no text at all: a known signature, or zeros that are not those of UTF-16.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    const SIGNATURES: &[&[u8]] = &[
        b"%PDF",
        b"PK\x03\x04",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x1f\x8b",
        b"\x7fELF",
        b"MZ\x90",
        b"\xd0\xcf\x11\xe0",
        b"7z\xbc\xaf",
        b"Rar!",
        b"BZh",
        b"\xfd7zXZ",
        b"SQLite format 3",
        b"OggS",
        b"ID3",
        b"RIFF",
        b"\x00\x00\x00\x18ftyp",
        b"\x00\x00\x00\x1cftyp",
        b"\x00\x00\x00\x20ftyp",
        b"\x28\xb5\x2f\xfd",
        b"\xca\xfe\xba\xbe",
        b"wOFF",
        b"wOF2",
    ];
    if SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) {
        return true;
    }
    if Encoding::for_bom(bytes).is_some() || bytes.starts_with(b"\0\0\xfe\xff") || wide(bytes).is_some() {
        return false;
    }
    let sample = &bytes[..bytes.len().min(8000)];
    let zeros = memchr::memchr_iter(0, sample).count();
    let controls = sample.iter().filter(|&&b| b < 32 && !matches!(b, 0 | 9 | 10 | 12 | 13 | 27)).count();
    // A single stray NUL happens in exported text and is removed; many mean a program wrote it for itself.
    zeros > 1 + sample.len() / 1000 || controls * 50 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        let text = "Müller ging über die Brücke, größer als je zuvor.";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (western, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        for (bytes, declared, guessed) in [
            (text.as_bytes().to_vec(), None, false),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), None, false),
            ([b"\xff\xfe".as_slice(), &utf16].concat(), None, false),
            (utf16, None, true),
            (western.to_vec(), Some("iso-8859-1"), false),
            (western.to_vec(), None, true),
        ] {
            let decoded = decode(&bytes, declared);
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.guessed.is_some(), guessed);
        }
        for text in [
            "قال الوزير يوم الاثنين إن الاحتجاج في العاصمة قد انتهى.\n",
            "Министр заявил в понедельник, что протест завершён.\n",
            "部長は月曜日に、抗議は終わったと述べた。\n次の日に市民は家へ帰った。\n",
        ] {
            for wide in [
                text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
                text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            ] {
                assert!(!is_binary(&wide));
                assert_eq!(decode(&wide, None).text, text);
            }
            let longest = ["\u{feff}", text].concat();
            let bytes: Vec<u8> = longest.chars().flat_map(|c| (c as u32).to_le_bytes()).collect();
            assert!(!is_binary(&bytes) && decode(&bytes, None).text == text);
        }
        for bytes in
            [&b"title,text\nLate,One\0 two three.\n"[..], b"Stra\xdfe und Br\xfccke\0 sind zu.\n", b"caf\xe9s\0\n"]
        {
            assert_eq!(wide(bytes), None, "a stray zero in {bytes:?}");
        }
        let russian = "Министр заявил в понедельник, что протест в столице закончился.";
        let (cyrillic, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(decode(&cyrillic, None).text, russian);
    }

    #[test]
    fn a_few_broken_bytes_do_not_garble_the_rest() {
        let text = "“Es ist vorbei”, sagte Mira Tolland, „für immer“.";
        for (bytes, expected) in [
            ([text.as_bytes(), b" caf\xe9."].concat(), [text, " caf\u{fffd}."].concat()),
            ([text.as_bytes(), b" 5 \xe2\x82"].concat(), [text, " 5 \u{fffd}"].concat()),
        ] {
            for declared in [None, Some("utf-8"), Some("windows-1252")] {
                let decoded = decode(&bytes, declared);
                assert_eq!((&*decoded.text, decoded.guessed, decoded.damaged), (expected.as_str(), None, true));
            }
        }
    }

    #[test]
    fn declarations_are_found() {
        assert_eq!(declared(b"<html><meta charset=\"windows-1251\">").as_deref(), Some("windows-1251"));
        assert_eq!(declared(b"<?xml version='1.0' encoding='ISO-8859-2'?>").as_deref(), Some("iso-8859-2"));
        assert_eq!(declared(b"charset=nonsense"), None);
    }

    #[test]
    fn binary_files_are_known() {
        assert!(is_binary(b"%PDF-1.7 ..."));
        assert!(is_binary(&[0, 1, 2, 3, 0, 0, 9, 9, 0, 0, 0, 1]));
        assert!(!is_binary("Plain text.\n".as_bytes()));
    }
}
