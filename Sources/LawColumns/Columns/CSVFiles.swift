import LawLanguage

/// What several files of separated text share: keys lead from the rows of one to those of another.
public final class CSVFiles {
  let book: LawBook
  /// The records whose rows stand in a file of their own.
  let records: Set<ID<Record>>
  var texts = TextNumbers()
  private var keys: [ID<Record>: KeyNumbers] = [:]

  /// - Parameter records: those whose rows stand in a file of their own, also the one asked about.
  public init(_ records: Set<ID<Record>>, of book: LawBook) {
    self.book = book
    self.records = records
  }

  /// A number for a key: equal keys of a record have equal numbers.
  func number(ofKey key: String, of record: ID<Record>) -> Int32 {
    keys[record, default: KeyNumbers()].number(of: key)
  }

  func key(_ number: Int32, of record: ID<Record>) -> String? {
    keys[record]?.keys[Int(number)]
  }

  func keyCount(of record: ID<Record>) -> Int { keys[record]?.keys.count ?? 0 }

  private struct KeyNumbers {
    private var numbers: [String: Int32] = [:]
    private(set) var keys: [String] = []

    mutating func number(of key: String) -> Int32 {
      if let known = numbers[key] { return known }
      let number = Int32(keys.count)
      numbers[key] = number
      keys.append(key)
      return number
    }
  }
}
