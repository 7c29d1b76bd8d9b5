import Foundation
import LawLanguage
import Measures
import PolicyLab

/// Everything a trial is made of, as it stands in the address: the same address is the same trial.
struct LabAddress: Hashable, Sendable {
  static let path = "/lab"

  var population: String
  var rows = LabTerms.usualRows
  var seed: UInt64 = 1
  /// The day of assessment; nil: that of the population.
  var day: Day?
  /// Reforms in the order of their names; nil: from the day they say themselves.
  var reforms: [String: Day?] = [:]
  /// Numbers of the law given another value, by the name of the value.
  var numbers: [String: String] = [:]
  /// A change typed by hand.
  var amendment = ""
  /// From which day numbers and typed change hold; nil: the first of the year of the day of assessment.
  var changeFrom: Day?

  init(population: String) { self.population = population }

  /// Reads an address; what cannot be read is left out, and the form shows the rest.
  init(_ fields: Fields, populations: [String]) {
    let asked = fields["p"] ?? ""
    population = populations.contains(asked) ? asked : populations.last ?? ""
    rows = fields["n"].flatMap { Int($0) }.map { min(max($0, 1), LabTerms.mostRows) } ?? rows
    seed = fields["s"].flatMap { UInt64($0) } ?? seed
    day = fields["d"].flatMap { Day(iso: $0) }
    changeFrom = fields["f"].flatMap { Day(iso: $0) }
    for reform in fields.all("r") {
      let parts = reform.split(separator: "@", maxSplits: 1).map(String.init)
      if let name = parts.first {
        reforms[name] = .some(parts.count > 1 ? Day(iso: parts[1]) : nil)
      }
    }
    for number in fields.all("v") {
      let parts = number.split(separator: "~", maxSplits: 1).map(String.init)
      if parts.count == 2 { numbers[parts[0]] = parts[1] }
    }
    amendment = fields["a"].flatMap(Self.text(base64:)) ?? ""
  }

  /// The whole state, each part only where it differs from what is usual.
  var fields: Fields {
    var pairs = [Fields.Pair(name: "p", value: population)]
    func add(_ name: String, _ value: String) { pairs.append(.init(name: name, value: value)) }
    if rows != LabTerms.usualRows { add("n", String(rows)) }
    if seed != 1 { add("s", String(seed)) }
    if let day { add("d", day.description) }
    for (name, since) in reforms.sorted(by: { $0.key < $1.key }) {
      add("r", since.map { name + "@" + $0.description } ?? name)
    }
    for (name, number) in numbers.sorted(by: { $0.key < $1.key }) {
      add("v", name + "~" + number)
    }
    if !amendment.isEmpty { add("a", Self.base64(amendment)) }
    if let changeFrom { add("f", changeFrom.description) }
    return Fields(pairs: pairs)
  }

  func link(_ visit: Visit, _ below: String = "", _ more: [Fields.Pair] = []) -> String {
    visit.link(Self.path + below, Fields(pairs: fields.pairs + more))
  }

  /// What is tried, as one amendment text where numbers or a text are given.
  func changes(onDay day: Day) -> LawChangeSet {
    let since = changeFrom ?? Day(year: day.components.year, month: 1, day: 1) ?? day
    var text = numbers.sorted { $0.key < $1.key }.map { name, number in
      "amend value \(name)\n  from \(since): \(number) unsure"
    }.joined(separator: "\n\n")
    if !amendment.isEmpty { text += (text.isEmpty ? "" : "\n\n") + amendment }
    let typed = text.isEmpty ? nil : Amendment(text: text, inForce: since)
    return LawChangeSet(reforms: reforms, amendment: typed)
  }

  /// Lines of the amendment that stand above the typed text.
  var linesAboveText: Int { numbers.count * 3 }

  var hasChange: Bool { !reforms.isEmpty || !numbers.isEmpty || !amendment.isEmpty }

  /// Base64 in the letters that an address may hold.
  private static func base64(_ text: String) -> String {
    Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  private static func text(base64 text: String) -> String? {
    let padded = text.replacing("-", with: "+").replacing("_", with: "/")
    let filled = padded + String(repeating: "=", count: (4 - padded.utf8.count % 4) % 4)
    return Data(base64Encoded: filled).flatMap { String(data: $0, encoding: .utf8) }
  }
}
