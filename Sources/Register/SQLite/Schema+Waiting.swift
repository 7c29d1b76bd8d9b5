extension Schema {
  /// Words that wait to be laid into the search tables, many at once; the newest of a case or permit stand alone. A permit
  /// that is open no more has none. Both views say what is to be found, wherever it lies.
  static var waitingWords: String {
    """
    CREATE TABLE case_search_waiting (
      number INTEGER PRIMARY KEY,
      words TEXT NOT NULL,
      region TEXT NOT NULL,
      employer TEXT NOT NULL
    ) STRICT;
    CREATE TABLE open_permit_search_waiting (
      number INTEGER PRIMARY KEY,
      words TEXT,
      region TEXT,
      category TEXT,
      CHECK ((words IS NULL) = (region IS NULL) AND (words IS NULL) = (category IS NULL))
    ) STRICT;
    CREATE VIEW case_words (number, words, region, employer) AS
      SELECT number, words, region, employer FROM case_search_waiting
      UNION ALL
      SELECT rowid, words, region, employer FROM case_search
        WHERE rowid NOT IN (SELECT number FROM case_search_waiting);
    CREATE VIEW open_permit_words (number, words, region, category) AS
      SELECT number, words, region, category FROM open_permit_search_waiting
        WHERE words IS NOT NULL
      UNION ALL
      SELECT rowid, words, region, category FROM open_permit_search
        WHERE rowid NOT IN (SELECT number FROM open_permit_search_waiting);
    """
  }
}
