/// The known names a writer probably meant, nearest first, three at most.
func nearestNames(to name: String, among known: some Sequence<String>) -> [String] {
  let wanted = Array(name.utf8)
  let limit = max(1, wanted.count / 3)
  return Set(known).map { (name: $0, edits: edits(wanted, Array($0.utf8))) }
    .filter { $0.edits <= limit }
    .sorted { ($0.edits, $0.name) < ($1.edits, $1.name) }
    .prefix(3).map(\.name)
}

/// How many letters have to be changed, put in or taken out.
private func edits(_ a: [UInt8], _ b: [UInt8]) -> Int {
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
