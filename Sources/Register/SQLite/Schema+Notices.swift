extension Schema {
  /// Notices in a table of their own, found by one index; before, they lay among the records with three.
  static var notices: String {
    """
    CREATE TABLE notice (
      id TEXT PRIMARY KEY,
      reader TEXT NOT NULL,
      day INTEGER NOT NULL,
      permit_case TEXT,
      event INTEGER,
      phrase TEXT NOT NULL,
      parts TEXT NOT NULL,
      sequence INTEGER NOT NULL REFERENCES journal (sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX notice_by_reader ON notice (reader, day, id);
    INSERT INTO notice SELECT id,
        CASE WHEN employer IS NOT NULL THEN 'employer:' || employer
          WHEN person IS NOT NULL THEN 'person:' || person
          WHEN region = 'desk:appeal-body' THEN 'appeal-body:'
          ELSE 'region:' || region END,
        day, json_extract(body, '$.permitCase'), json_extract(body, '$.event'),
        json_extract(body, '$.phrase'), json_extract(body, '$.parts'), sequence
      FROM record WHERE kind = 'notice';
    DELETE FROM record WHERE kind = 'notice';
    """
  }
}
