/// Finds the known name a writer probably meant.
enum NearestName {
  static func suggestion(for name: String, among known: [String]) -> Wording {
    let wanted = Array(name.utf8)
    let limit = max(1, wanted.count / 3)
    let best = known.sorted()
      .map { ($0, distance(wanted, Array($0.utf8), limit: limit)) }
      .min { $0.1 < $1.1 }
    guard let best, best.1 <= limit else {
      let longer = known.sorted().first { $0.hasPrefix(name + "_") || $0.hasSuffix("_" + name) }
      return longer.map(question) ?? ""
    }
    return question(best.0)
  }

  private static func question(_ name: String) -> Wording {
    "Did you mean “\(name)”?"
  }

  /// Edits between two names; anything beyond the limit counts as far.
  private static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return .max }
    var row = Array(0...b.count)
    for i in a.indices {
      var corner = row[0]
      row[0] = i + 1
      for j in b.indices {
        let replaced = corner + (a[i] == b[j] ? 0 : 1)
        corner = row[j + 1]
        row[j + 1] = min(replaced, corner + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
