extension Schema {
  /// Conditions on what is written, without lists: for a list of three or more SQLite makes a table of its values anew
  /// with every row, which took longer than writing the row.
  static var plainConditions: String {
    """
    DROP INDEX record_by_day;
    DROP INDEX record_by_region;
    DROP INDEX record_by_employer;
    CREATE INDEX record_by_day ON record (kind, day, id)
      WHERE kind <> 'employer' AND kind <> 'permit-document' AND kind <> 'person';
    CREATE INDEX record_by_region ON record (kind, region, day, id)
      WHERE region IS NOT NULL
        AND kind <> 'employer' AND kind <> 'permit-document' AND kind <> 'person';
    CREATE INDEX record_by_employer ON record (kind, employer, day, id)
      WHERE employer IS NOT NULL
        AND kind <> 'employer' AND kind <> 'permit-document' AND kind <> 'person';
    CREATE TABLE plain_posting (
      number INTEGER PRIMARY KEY,
      permit_case INTEGER NOT NULL REFERENCES permit_case (number),
      event INTEGER NOT NULL,
      kind TEXT NOT NULL
        CHECK (kind = 'hold' OR kind = 'post' OR kind = 'void' OR kind = 'expire'),
      further TEXT NOT NULL,
      year INTEGER NOT NULL,
      region TEXT NOT NULL,
      line TEXT NOT NULL,
      places INTEGER NOT NULL CHECK (places >= 1),
      day INTEGER NOT NULL,
      sequence INTEGER NOT NULL REFERENCES journal (sequence),
      UNIQUE (permit_case, event, kind, further),
      FOREIGN KEY (year, region, line) REFERENCES quota_account (year, region, line)
        DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    INSERT INTO plain_posting SELECT * FROM posting ORDER BY number;
    DROP TABLE posting;
    ALTER TABLE plain_posting RENAME TO posting;
    CREATE INDEX posting_by_account ON posting (year, region, line, number);
    """
  }
}
