//! A JSON object written field by field.

use std::io::{self, Write};

use serde::Serialize;

/// Writes the fields of one JSON object, one line each, lists one row a line.
pub(super) struct ObjectWriter<'a> {
    out: &'a mut dyn Write,
    first: bool,
}

impl<'a> ObjectWriter<'a> {
    pub(super) fn begin(out: &'a mut dyn Write) -> io::Result<Self> {
        out.write_all(b"{")?;
        Ok(Self { out, first: true })
    }

    fn name(&mut self, name: &str) -> io::Result<()> {
        self.out.write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        serde_json::to_writer(&mut *self.out, name)?;
        self.out.write_all(b": ")
    }

    pub(super) fn field(&mut self, name: &str, value: &impl Serialize) -> io::Result<()> {
        self.name(name)?;
        Ok(serde_json::to_writer(&mut *self.out, value)?)
    }

    pub(super) fn list<T: Serialize>(&mut self, name: &str, rows: impl Iterator<Item = T>) -> io::Result<()> {
        self.name(name)?;
        self.out.write_all(b"[")?;
        let mut first = true;
        for row in rows {
            self.out.write_all(if first { b"\n  " } else { b",\n  " })?;
            first = false;
            serde_json::to_writer(&mut *self.out, &row)?;
        }
        self.out.write_all(b"]")
    }

    pub(super) fn end(self) -> io::Result<()> {
        self.out.write_all(b"\n}")
    }
}
