//! Offsets in files count Unicode code points; spans count bytes.

/// Turns byte offsets of a text into code point offsets.
pub(super) struct CodePoints<'a> {
    text: &'a str,
    /// Code points before each block of [`BLOCK`] bytes; empty if the text is ASCII.
    blocks: Vec<u32>,
}

const BLOCK: usize = 256;

impl<'a> CodePoints<'a> {
    /// Counts a text once.
    pub(super) fn new(text: &'a str) -> CodePoints<'a> {
        if text.is_ascii() {
            return CodePoints { text, blocks: Vec::new() };
        }
        let mut count = 0;
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = count;
            count += starts(block);
            before
        });
        CodePoints { text, blocks: blocks.collect() }
    }

    /// How many code points stand before a byte.
    pub(super) fn offset(&self, byte: u32) -> u32 {
        if self.blocks.is_empty() {
            return byte;
        }
        let byte = byte as usize;
        let block = (byte / BLOCK).min(self.blocks.len() - 1);
        self.blocks[block] + starts(&self.text.as_bytes()[block * BLOCK..byte])
    }
}

/// Number of code points that begin in a stretch of UTF-8.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points_in_texts_of_any_length() {
        for text in ["", "plain", "“é” 𝄞", &"naïve “text” ".repeat(60)] {
            let points = CodePoints::new(text);
            for (n, (byte, _)) in text.char_indices().chain([(text.len(), ' ')]).enumerate() {
                assert_eq!(points.offset(byte as u32), n as u32, "{byte} of {text}");
            }
        }
    }
}
