import Foundation

extension JournalEntry {
  /// The numbers of the cases it is about, each once; none where the body cannot be read.
  public var cases: [String] {
    let read = try? JSONDecoder().decode(NamedCases.self, from: body)
    let all = read?.changes.flatMap { $0.step?.events.cases ?? [] } ?? []
    return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

/// Of an entry's body the cases alone.
private struct NamedCases: Decodable {
  struct Change: Decodable {
    struct Step: Decodable { let events: Events }
    let step: Step?
  }

  /// A run, or in the first two forms a list of whole events.
  struct Events: Decodable {
    private struct Named: Decodable { let permitCase: String }
    let cases: [String]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      let named = try (try? value.decode([Named].self)) ?? [value.decode(Named.self)]
      cases = named.map(\.permitCase)
    }
  }

  let changes: [Change]
}
