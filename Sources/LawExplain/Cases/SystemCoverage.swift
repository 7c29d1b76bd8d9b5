import LawLanguage

/// How far one system of the regime is written as law: what its provisions hold, and what proves it.
public struct SystemCoverage: Sendable {
  /// The name in the notes of the law files, such as `S17`.
  public let name: String
  public private(set) var provisions = 0
  public private(set) var rules = 0
  public private(set) var values = 0
  /// Worked cases that ask a rule of the system or cite one of its provisions.
  public private(set) var cases = 0
  public private(set) var holes = 0
  /// How many definitions and entries rest on each degree of confidence.
  public private(set) var confidences: [Confidence: Int] = [:]

  /// The least sure of them.
  public var lowest: Confidence? { Confidence.allCases.first { confidences[$0] != nil } }

  /// The degree that most of them have.
  public var mostCommon: Confidence? {
    confidences.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key
  }

  /// Every system of the book by its number; those that only `names` knows are empty.
  public static func all(_ names: [String], in book: LawBook) -> [SystemCoverage] {
    var count = Count(book)
    for name in names { count.found[name] = count.found[name] ?? SystemCoverage(name: name) }
    count.countHeld()
    count.countCases()
    return count.found.values.sorted { ($0.name.count, $0.name) < ($1.name.count, $1.name) }
  }

  private struct Count {
    let book: LawBook
    var found: [String: SystemCoverage] = [:]

    init(_ book: LawBook) {
      self.book = book
      for provision in book.provisions { add([provision.id]) { $0.provisions += 1 } }
    }

    mutating func countHeld() {
      for rule in book.rules {
        add([rule.provision] + rule.editions.map(\.provision)) { $0.rules += 1 }
        for edition in rule.editions {
          for definition in edition.definitions { grade(definition.basis, edition.provision) }
        }
      }
      for value in book.values {
        let entries = value.series.flatMap { $0 }
        add([value.provision] + entries.map(\.provision)) { $0.values += 1 }
        for entry in entries { grade(entry.basis, entry.provision) }
      }
      for hole in book.holes {
        if let provision = hole.provision { add([provision]) { $0.holes += 1 } }
      }
    }

    mutating func countCases() {
      for worked in book.cases {
        var places: [ID<Provision>] = []
        for expectation in worked.expectations {
          places += expectation.because.map(\.provision)
          if case .rule(let rule) = expectation.path.end { places.append(book[rule].provision) }
        }
        add(places) { $0.cases += 1 }
      }
    }

    private mutating func grade(_ basis: Basis, _ provision: ID<Provision>) {
      add([provision]) { $0.confidences[basis.confidence, default: 0] += 1 }
    }

    /// Counts once for each system that any of the provisions belongs to.
    private mutating func add(_ places: [ID<Provision>], _ count: (inout SystemCoverage) -> Void) {
      for name in Set(places.flatMap { book[$0].systems }) {
        count(&found[name, default: SystemCoverage(name: name)])
      }
    }
  }
}
