/// The migrations of the SQLite register, in order. One that was released is never changed: only added to.
enum Schema {
  struct Migration {
    let number: Int
    let name: String
    let sql: String
    /// Whether it adds what follows from the journal, so that a register with entries is written anew.
    var isDerived = false
  }

  static var migrations: [Migration] {
    [
      Migration(
        number: 1, name: "journal, cases, quota, records",
        sql: [journal, cases, quota, records, coming].joined(separator: "\n")),
      Migration(number: 2, name: "stage and role of a session", sql: sessionStage),
      Migration(
        number: 3, name: "why a message was not sent",
        sql: "ALTER TABLE message ADD COLUMN fault TEXT;"),
      Migration(
        number: 4, name: "open permits, decisions, waiting records, readers of notices", sql: open,
        isDerived: true),
      Migration(number: 5, name: "notices in a table of their own", sql: notices),
      Migration(
        number: 6, name: "further regions of open permits", sql: furtherRegions, isDerived: true),
      Migration(number: 7, name: "the words of the search tables", sql: searchWords),
      Migration(number: 8, name: "forms of reasons", sql: reasonForms),
      Migration(number: 9, name: "one order of cases, keys one behind the other", sql: lean),
      Migration(number: 10, name: "what a step writes lies by its case", sql: near),
      Migration(number: 11, name: "words that wait to be searched", sql: waitingWords),
      Migration(number: 12, name: "conditions without lists", sql: plainConditions),
    ]
  }

  /// Tables that follow from the journal, in an order in which they can be emptied.
  static var derived: [String] {
    [
      "open_permit_search", "open_permit_search_waiting", "open_permit_further", "open_permit",
      "decision_tally", "case_search", "case_search_waiting", "case_worker",
      "event_notice", "posting", "case_step", "permit_case", "case_tally", "quota_order",
      "quota_account",
      "quota_year", "record", "notice", "reason_form",
    ]
  }

  /// Entries are only added, each behind the last one.
  static var journal: String {
    """
    CREATE TABLE journal (
      sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
      moment INTEGER NOT NULL,
      day INTEGER NOT NULL,
      role TEXT NOT NULL,
      party TEXT NOT NULL,
      body BLOB NOT NULL,
      previous BLOB NOT NULL CHECK (length(previous) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX journal_by_day ON journal (day, sequence);
    CREATE TRIGGER journal_follows BEFORE INSERT ON journal BEGIN
      SELECT RAISE(ABORT, 'the journal has no gaps')
        WHERE NEW.sequence <> coalesce((SELECT max(sequence) FROM journal), 0) + 1;
      SELECT RAISE(ABORT, 'the journal is a chain')
        WHERE NEW.previous <>
          coalesce((SELECT hash FROM journal WHERE sequence = NEW.sequence - 1), zeroblob(32));
    END;
    CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal BEGIN
      SELECT RAISE(ABORT, 'the journal is append-only');
    END;
    CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN
      SELECT RAISE(ABORT, 'the journal is append-only');
    END;
    CREATE TABLE request_key (
      scope TEXT NOT NULL,
      text TEXT NOT NULL,
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
      reply BLOB NOT NULL,
      moment INTEGER NOT NULL,
      sequence INTEGER REFERENCES journal (sequence),
      PRIMARY KEY (scope, text)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX request_key_by_moment ON request_key (moment);
    """
  }

  /// What queues and search need of a case, and which entries it is made of. `due` is 9999-12-31 where no term runs.
  static var cases: String {
    """
    CREATE TABLE permit_case (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      version INTEGER NOT NULL CHECK (version >= 1),
      employer TEXT NOT NULL,
      business_number TEXT NOT NULL,
      employer_name TEXT NOT NULL,
      region TEXT NOT NULL,
      standing TEXT NOT NULL,
      places INTEGER NOT NULL CHECK (places >= 0),
      opened_on INTEGER NOT NULL,
      last_day INTEGER NOT NULL CHECK (last_day >= opened_on),
      due INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX permit_case_by_region_standing ON permit_case (region, standing, due, id);
    CREATE INDEX permit_case_by_region ON permit_case (region, due, id);
    CREATE INDEX permit_case_by_standing ON permit_case (standing, due, id);
    CREATE INDEX permit_case_by_employer ON permit_case (employer, due, id);
    CREATE INDEX permit_case_by_due ON permit_case (due, id);
    CREATE TRIGGER permit_case_goes_on BEFORE UPDATE OF version ON permit_case
      WHEN NEW.version < OLD.version BEGIN
      SELECT RAISE(ABORT, 'a case does not go back');
    END;
    CREATE TABLE case_step (
      case_number INTEGER NOT NULL REFERENCES permit_case (number),
      version INTEGER NOT NULL CHECK (version >= 1),
      sequence INTEGER NOT NULL REFERENCES journal (sequence),
      PRIMARY KEY (case_number, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE case_worker (
      worker TEXT NOT NULL,
      case_number INTEGER NOT NULL REFERENCES permit_case (number),
      PRIMARY KEY (worker, case_number)
    ) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE case_search USING fts5 (
      words, region, employer, prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 0');
    """
  }

  /// At every instant: 0 <= held, 0 <= used, held + used <= allotted; a year never splits more than it has.
  static var quota: String {
    """
    CREATE TABLE quota_year (
      year INTEGER PRIMARY KEY,
      national INTEGER NOT NULL,
      allotted INTEGER NOT NULL DEFAULT 0,
      CHECK (0 <= allotted AND allotted <= national)
    ) STRICT;
    CREATE TABLE quota_account (
      year INTEGER NOT NULL REFERENCES quota_year (year),
      region TEXT NOT NULL,
      line TEXT NOT NULL,
      allotted INTEGER NOT NULL,
      held INTEGER NOT NULL DEFAULT 0,
      used INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (year, region, line),
      CHECK (0 <= held AND 0 <= used AND held + used <= allotted)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE quota_order (
      key TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      sequence INTEGER NOT NULL REFERENCES journal (sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE posting (
      number INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('hold', 'post', 'void', 'expire')),
      year INTEGER NOT NULL,
      region TEXT NOT NULL,
      line TEXT NOT NULL,
      places INTEGER NOT NULL CHECK (places >= 1),
      day INTEGER NOT NULL,
      permit_case TEXT NOT NULL,
      event INTEGER NOT NULL,
      sequence INTEGER NOT NULL REFERENCES journal (sequence),
      FOREIGN KEY (year, region, line) REFERENCES quota_account (year, region, line)
    ) STRICT;
    CREATE INDEX posting_by_account ON posting (year, region, line, number);
    """
  }
}
