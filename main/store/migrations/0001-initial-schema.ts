import type { Migration } from './migration.ts'

/*
 * entity          one row per editable thing; a null value is a tombstone, so that a revision never comes twice
 * command         forward and inverse: the changed entities' whole values after and before, as JSON
 * chunk           bytes under their SHA-256; in `snapshot_chunk` or `unit_index`, else an orphan of a broken import
 * snapshot_chunk  role 'values' and 'dictionary' by column and part; 'unit-ids', 'set-aside' and 'misfits' have column -1
 * unit_index      keys of all units ever seen (place = unit id) and the hash table over them, in parts
 * log             append-only, held by triggers
 */
const SCHEMA = `
  CREATE TABLE entity (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,
    value TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE command (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    forward TEXT NOT NULL,
    inverse TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
  ) STRICT;

  CREATE TABLE chunk (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE snapshot (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    key_column TEXT,
    columns TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshot_chunk (
    snapshot TEXT NOT NULL REFERENCES snapshot (id),
    role TEXT NOT NULL,
    column_index INTEGER NOT NULL,
    part INTEGER NOT NULL,
    digest BLOB NOT NULL REFERENCES chunk (digest),
    PRIMARY KEY (snapshot, role, column_index, part)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX snapshot_chunk_digest ON snapshot_chunk (digest);

  CREATE TABLE unit_index (
    role TEXT NOT NULL,
    part INTEGER NOT NULL,
    digest BLOB NOT NULL REFERENCES chunk (digest),
    PRIMARY KEY (role, part)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX unit_index_digest ON unit_index (digest);

  CREATE TABLE log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    value TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_kind ON log (kind, seq);
  CREATE TRIGGER log_keeps_entries BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER log_keeps_wording BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
`

export const initialSchema: Migration = {
  version: 1,
  up(database) {
    database.exec(SCHEMA)
  },
}
