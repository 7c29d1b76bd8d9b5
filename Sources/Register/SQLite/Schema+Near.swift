extension Schema {
  /// What a step writes lies by its case, beside what is written of other cases at the same time.
  ///
  /// Notices that follow from events; movements of places, whose key says case, event and kind once more; the order of
  /// queues, where the standings that cases only pass through lie together for all regions. One order of open permits of a
  /// region carries the category too, and records of which there are very many lie in no order that nobody asks for.
  static var near: String {
    [eventNotices, postings, orders].joined(separator: "\n")
  }

  private static var eventNotices: String {
    """
    CREATE TABLE event_notice (
      case_number INTEGER NOT NULL REFERENCES permit_case (number),
      event INTEGER NOT NULL CHECK (event >= 1),
      place INTEGER NOT NULL CHECK (place >= 0),
      day INTEGER NOT NULL,
      sequence INTEGER NOT NULL CHECK (sequence >= 1),
      desk TEXT,
      worker TEXT,
      phrase TEXT NOT NULL,
      PRIMARY KEY (case_number, event, place),
      CHECK (desk IS NULL OR worker IS NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX event_notice_by_desk ON event_notice (desk, day, sequence, event)
      WHERE desk IS NOT NULL;
    DROP INDEX notice_by_reader;
    CREATE INDEX notice_by_reader ON notice (reader, day, sequence, id);
    """
  }

  /// The account is looked for when the transaction ends: a movement on one that is not there is a conflict before.
  private static var postings: String {
    """
    CREATE TABLE posting_of_case (
      number INTEGER PRIMARY KEY,
      permit_case INTEGER NOT NULL REFERENCES permit_case (number),
      event INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('hold', 'post', 'void', 'expire')),
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
    INSERT INTO posting_of_case
      SELECT p.number, c.number, p.event, p.kind,
        CASE WHEN p.key = p.permit_case || '/' || p.event || '/' || p.kind THEN '' ELSE p.region END,
        p.year, p.region, p.line, p.places, p.day, p.sequence
      FROM posting p JOIN permit_case c ON c.id = p.permit_case ORDER BY p.number;
    DROP TABLE posting;
    ALTER TABLE posting_of_case RENAME TO posting;
    CREATE INDEX posting_by_account ON posting (year, region, line, number);
    """
  }

  private static var orders: String {
    """
    DROP INDEX permit_case_by_region_standing;
    CREATE INDEX permit_case_by_standing_region ON permit_case (standing, region, due, id);
    DROP INDEX open_permit_by_region_category;
    DROP INDEX open_permit_by_region;
    CREATE INDEX open_permit_by_region ON open_permit (region, number, category);
    DROP INDEX record_by_day;
    DROP INDEX record_by_region;
    DROP INDEX record_by_employer;
    CREATE INDEX record_by_day ON record (kind, day, id)
      WHERE kind NOT IN ('employer', 'permit-document', 'person');
    CREATE INDEX record_by_region ON record (kind, region, day, id)
      WHERE region IS NOT NULL AND kind NOT IN ('employer', 'permit-document', 'person');
    CREATE INDEX record_by_employer ON record (kind, employer, day, id)
      WHERE employer IS NOT NULL AND kind NOT IN ('employer', 'permit-document', 'person');
    """
  }
}
