//! The project file: schema, migrations, atomic save, edits as undoable commands.
