extension Schema {
  /// What the public finds, how many cases stand where, how often was decided what, which records wait for an answer, and who read a notice.
  static var open: String {
    """
    CREATE TABLE open_permit (
      number INTEGER PRIMARY KEY REFERENCES permit_case (number),
      region TEXT NOT NULL,
      category TEXT NOT NULL,
      places INTEGER NOT NULL CHECK (places >= 1),
      first_day INTEGER NOT NULL,
      last_day INTEGER NOT NULL CHECK (last_day >= first_day),
      suspended INTEGER NOT NULL CHECK (suspended IN (0, 1))
    ) STRICT;
    CREATE INDEX open_permit_by_region_category ON open_permit (region, category, number);
    CREATE INDEX open_permit_by_region ON open_permit (region, number);
    CREATE INDEX open_permit_by_category ON open_permit (category, number);
    CREATE VIRTUAL TABLE open_permit_search USING fts5 (
      words, region, category, prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 0');
    CREATE TABLE decision_tally (
      year INTEGER NOT NULL,
      region TEXT NOT NULL,
      category TEXT NOT NULL,
      outcome TEXT NOT NULL,
      cases INTEGER NOT NULL CHECK (cases >= 1),
      places INTEGER NOT NULL CHECK (places >= 0),
      PRIMARY KEY (year, region, category, outcome)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE case_tally (
      region TEXT NOT NULL,
      standing TEXT NOT NULL,
      cases INTEGER NOT NULL CHECK (cases >= 0),
      places INTEGER NOT NULL CHECK (places >= 0),
      PRIMARY KEY (region, standing)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER case_counted AFTER INSERT ON permit_case BEGIN
      INSERT INTO case_tally VALUES (NEW.region, NEW.standing, 1, NEW.places)
        ON CONFLICT DO UPDATE SET cases = cases + 1, places = places + NEW.places;
    END;
    CREATE TRIGGER case_counted_anew AFTER UPDATE OF standing, places ON permit_case
      WHEN OLD.standing <> NEW.standing OR OLD.places <> NEW.places BEGIN
      UPDATE case_tally SET cases = cases - 1, places = places - OLD.places
        WHERE region = OLD.region AND standing = OLD.standing;
      INSERT INTO case_tally VALUES (NEW.region, NEW.standing, 1, NEW.places)
        ON CONFLICT DO UPDATE SET cases = cases + 1, places = places + NEW.places;
    END;
    CREATE TRIGGER case_not_counted AFTER DELETE ON permit_case BEGIN
      UPDATE case_tally SET cases = cases - 1, places = places - OLD.places
        WHERE region = OLD.region AND standing = OLD.standing;
    END;
    ALTER TABLE record ADD COLUMN waits INTEGER CHECK (waits IN (0, 1));
    CREATE INDEX record_waiting ON record (kind, day, id) WHERE waits = 1;
    CREATE INDEX record_waiting_by_region ON record (kind, region, day, id) WHERE waits = 1;
    DROP TABLE notice_read;
    CREATE TABLE notice_reading (
      reader TEXT NOT NULL,
      notice TEXT NOT NULL,
      moment INTEGER NOT NULL,
      PRIMARY KEY (reader, notice)
    ) STRICT, WITHOUT ROWID;
    """
  }

  /// The regions that an open permit names beside the one that issued it; most permits have no row here.
  static var furtherRegions: String {
    """
    CREATE TABLE open_permit_further (
      number INTEGER NOT NULL REFERENCES open_permit (number),
      place INTEGER NOT NULL CHECK (place >= 0),
      region TEXT NOT NULL,
      PRIMARY KEY (number, place)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX open_permit_further_by_region ON open_permit_further (region, number);
    """
  }

  /// Views of the words that the search tables hold, a row for each place of each; they keep nothing themselves.
  static var searchWords: String {
    """
    CREATE VIRTUAL TABLE case_search_word USING fts5vocab (case_search, instance);
    CREATE VIRTUAL TABLE open_permit_search_word USING fts5vocab (open_permit_search, instance);
    """
  }
}
