import LawExplain
import LawLanguage
import Measures

/// What an employer has told, as it stands in the address: facts under their own names, as law files write them.
struct CostAddress: Sendable {
  static var path: String { "/cost" }

  private(set) var pairs: [Fields.Pair] = []
  private(set) var wrong: [String: SentAnswer] = [:]
  /// Whether a form was sent, whose answers are joined into an address of their own.
  private(set) var isForm = false
  var day: Day?

  init(_ query: Fields, _ book: LawBook) {
    for sent in SentAnswer.all(in: query) where !sent.isEmpty {
      guard let asked = CostTerms.asked.first(where: { $0.name == sent.name }),
        let root = book.record(named: asked.record),
        let path = try? book.path(sent.name, from: root.id)
      else { continue }
      if !sent.parts.isEmpty { isForm = true }
      if let text = sent.text(for: book.type(of: path)),
        let answer = try? book.answer(from: text, for: path)
      {
        pairs.append(.init(name: sent.name, value: book.text(of: answer, for: path)))
      } else {
        wrong[sent.name] = sent
      }
    }
  }

  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  var fields: Fields {
    Fields(pairs: (day.map { [.init(name: "day", value: $0.description)] } ?? []) + pairs)
  }

  func link(_ visit: Visit) -> String { visit.link(Self.path, fields) }

  func on(_ day: Day) -> CostAddress {
    var other = self
    other.day = day
    return other
  }

  /// What a record of the law is told for one column.
  func answers(for record: String, citizenship: String?) -> [Fields.Pair] {
    (CostTerms.given[record] ?? []).compactMap { path, source in
      if source.hasPrefix("=") { return .init(name: path, value: String(source.dropFirst())) }
      let value = source == CostTerms.citizenship ? citizenship : self[source]
      return value.map { .init(name: path, value: $0) }
    }
  }
}
