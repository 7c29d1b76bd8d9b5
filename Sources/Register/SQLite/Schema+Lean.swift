extension Schema {
  /// What every step writes, in fewer places.
  ///
  /// Of the orders of the cases one is left, by region and standing: side by side it gives all others. A key of a request
  /// lies behind the one before, and only its name somewhere among the names; a row of five hundred bytes took a page
  /// of its own before.
  static var lean: String {
    """
    DROP INDEX IF EXISTS permit_case_by_region;
    DROP INDEX IF EXISTS permit_case_by_standing;
    DROP INDEX IF EXISTS permit_case_by_due;
    DROP INDEX IF EXISTS permit_case_by_employer;
    CREATE INDEX permit_case_by_employer ON permit_case (employer);
    CREATE TABLE request_key_in_order (
      number INTEGER PRIMARY KEY,
      scope TEXT NOT NULL,
      text TEXT NOT NULL,
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
      reply BLOB NOT NULL,
      moment INTEGER NOT NULL,
      sequence INTEGER REFERENCES journal (sequence),
      UNIQUE (scope, text)
    ) STRICT;
    INSERT INTO request_key_in_order (scope, text, fingerprint, reply, moment, sequence)
      SELECT scope, text, fingerprint, reply, moment, sequence FROM request_key ORDER BY moment;
    DROP TABLE request_key;
    ALTER TABLE request_key_in_order RENAME TO request_key;
    """
  }
}
