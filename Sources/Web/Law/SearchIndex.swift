import LawLanguage

/// Finds acts, provisions, rules, values and facts by words in any of the three languages.
struct SearchIndex: Sendable {
  enum Subject: Hashable, Sendable {
    case act(ID<Act>)
    case provision(ID<Provision>)
    case rule(ID<Rule>)
    case value(ID<DatedValue>)
    case fact(ID<Fact>)
  }

  private struct Entry: Sendable {
    let subject: Subject
    let title: [UInt8]
    let body: [UInt8]
  }

  private let entries: [Entry]

  init(_ book: LawBook) {
    var entries: [Entry] = []
    func add(_ subject: Subject, _ titles: Labels, _ name: String, _ bodies: [Labels?]) {
      let title = Self.joined([titles]) + " " + name + " " + name.replacing("_", with: " ")
      entries.append(
        Entry(
          subject: subject, title: Self.folded(title),
          body: Self.folded(Self.joined(bodies.compactMap(\.self)))))
    }
    for act in book.acts {
      let number = act.number.map { Self.joined([$0]) } ?? ""
      add(.act(act.id), act.titles, act.name + " " + number, [])
    }
    for provision in book.provisions {
      add(.provision(provision.id), provision.titles, provision.anchor, [provision.text])
    }
    for rule in book.rules { add(.rule(rule.id), rule.labels, rule.name, [rule.help]) }
    for value in book.values { add(.value(value.id), value.labels, value.name, [value.help]) }
    for fact in book.facts where fact.provision != nil {
      add(.fact(fact.id), fact.labels, fact.name, [fact.ask, fact.help])
    }
    self.entries = entries
  }

  /// Everything that holds all words of the text: first where they stand in the title.
  func find(_ text: String) -> [Subject] {
    let words = text.split(whereSeparator: \.isWhitespace).prefix(10).map {
      Self.folded(String($0))
    }
    guard !words.isEmpty else { return [] }
    var inTitle: [Subject] = []
    var elsewhere: [Subject] = []
    for entry in entries {
      if words.allSatisfy({ Self.holds(entry.title, $0) }) {
        inTitle.append(entry.subject)
      } else if words.allSatisfy({ Self.holds(entry.title, $0) || Self.holds(entry.body, $0) }) {
        elsewhere.append(entry.subject)
      }
    }
    return inTitle + elsewhere
  }

  private static func joined(_ labels: [Labels]) -> String {
    labels.map { $0.kk + "\n" + $0.ru + "\n" + $0.en }.joined(separator: "\n")
  }

  private static func folded(_ text: String) -> [UInt8] {
    Array(text.lowercased().replacing("\u{451}", with: "\u{435}").utf8)
  }

  private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    let last = text.count - word.count
    var start = 0
    while start <= last {
      if text[start] == first, text[start..<start + word.count].elementsEqual(word) { return true }
      start += 1
    }
    return false
  }
}
