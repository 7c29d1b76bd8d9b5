import LawLanguage
import Measures

/// A count that a file of `Lab` states, refers to or leaves open.
public struct LabAmount: Decodable, Sendable {
  /// A dated value of the law files.
  public struct Value: Decodable, Sendable {
    public let name: String
    public let keys: [String]?
    public let day: String
  }
  public let count: Int?
  public let value: Value?
  /// Parts of a whole, both printed: `[7900, 20300]`.
  public let share: [Int]?
  /// What the other cells leave.
  public let rest: Bool?
  public let source: LabText?
  public let confidence: String?
}

/// A count with what it rests on.
public struct SourcedCount: Hashable, Sendable {
  public let count: Int
  /// Where it was printed; nil for what the other cells leave.
  public let source: LabText?
  public let confidence: Confidence
}

extension LawBook {
  /// The dated value that a file of `Lab` names, with its source; nil where the book has none or says it is not known.
  func sourced(_ reference: LabAmount.Value) -> SourcedCount? {
    guard let day = Day(iso: reference.day),
      let value = values.first(where: { $0.name == reference.name }),
      let entry = entry(of: value, keys: reference.keys ?? [], on: day),
      case .value(let bits) = entry.content, let count = Int(exactly: bits)
    else { return nil }
    let names = entry.basis.sources.map { self[$0].labels }
    let act = self[self[entry.provision].act].titles
    return SourcedCount(
      count: count,
      source: LabText(names.isEmpty ? act : Labels.joined(names)),
      confidence: entry.basis.confidence)
  }

  /// The entry of a value for cases by name.
  func entry(of value: DatedValue, keys: [String], on day: Day) -> DatedValue.Entry? {
    guard keys.count == value.keys.count else { return nil }
    var place = 0
    for (key, name) in zip(value.keys, keys) {
      guard let index = self[key].cases.firstIndex(where: { $0.name == name }) else { return nil }
      place = place * self[key].cases.count + index
    }
    guard value.series.indices.contains(place) else { return nil }
    return value.series[place].last {
      ($0.from.map { $0 <= day } ?? true) && ($0.through.map { day <= $0 } ?? true)
    }
  }
}
