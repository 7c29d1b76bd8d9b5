extension Schema {
  /// Everything kept under a key that is not a case, and the bytes of files.
  static var records: String {
    """
    CREATE TABLE record (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version >= 1),
      handle TEXT,
      region TEXT,
      employer TEXT,
      person TEXT,
      day INTEGER NOT NULL,
      body TEXT NOT NULL,
      sequence INTEGER NOT NULL REFERENCES journal (sequence),
      UNIQUE (kind, id)
    ) STRICT;
    CREATE UNIQUE INDEX record_by_handle ON record (kind, handle) WHERE handle IS NOT NULL;
    CREATE INDEX record_by_day ON record (kind, day, id);
    CREATE INDEX record_by_region ON record (kind, region, day, id) WHERE region IS NOT NULL;
    CREATE INDEX record_by_employer ON record (kind, employer, day, id)
      WHERE employer IS NOT NULL;
    CREATE INDEX record_by_person ON record (kind, person, day, id) WHERE person IS NOT NULL;
    CREATE TABLE attachment (
      fingerprint BLOB NOT NULL UNIQUE CHECK (length(fingerprint) = 32),
      media_type TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER attachment_keeps BEFORE UPDATE ON attachment BEGIN
      SELECT RAISE(ABORT, 'a kept file does not change');
    END;
    """
  }

  /// What is no matter of record, and messages that wait.
  static var coming: String {
    """
    CREATE TABLE credential (
      account TEXT PRIMARY KEY,
      proof BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE session (
      token BLOB PRIMARY KEY CHECK (length(token) = 32),
      account TEXT NOT NULL,
      began INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      ends INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_by_account ON session (account);
    CREATE INDEX session_by_end ON session (ends);
    CREATE TABLE message (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      destination TEXT NOT NULL,
      subject TEXT NOT NULL,
      body BLOB NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0,
      next INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX message_by_subject ON message (destination, subject, number);
    CREATE TABLE notice_read (
      notice TEXT PRIMARY KEY,
      moment INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
  }

  /// A session may wait for the second factor, and has one of the account's roles.
  static var sessionStage: String {
    """
    ALTER TABLE session ADD COLUMN stage TEXT NOT NULL DEFAULT 'whole'
      CHECK (stage IN ('half', 'whole'));
    ALTER TABLE session ADD COLUMN role TEXT;
    """
  }
}
