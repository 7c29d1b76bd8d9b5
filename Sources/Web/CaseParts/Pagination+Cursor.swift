import Register

/// Lists along a key: the address says behind which entry the page begins, so that it stays right while others come.
extension Cursor {
  /// The name of the value in an address.
  static var name: String { "after" }

  /// Where the page asked for begins; nil for the first one, or where the address says nothing readable.
  static func of(_ visit: Visit) -> Cursor? {
    guard let halves = visit.query[name]?.split(separator: "~", maxSplits: 1), halves.count == 2,
      let order = Int(halves[0])
    else { return nil }
    return Cursor(order: order, key: String(halves[1]))
  }

  /// As it stands in an address.
  var address: String { "\(order)~\(key)" }
}

extension Pagination {
  /// On to the next entries and back to the first ones; nil where everything stands on one page.
  ///
  /// - Parameters:
  ///   - path: of the list, without its language
  ///   - wish: what the list was narrowed to
  init?(_ visit: Visit, path: String, wish: [(String, String?)] = [], next: Cursor?) {
    func link(_ key: String, _ cursor: Cursor?) -> Link {
      let pairs = wish + [(Cursor.name, cursor?.address)]
      let fields = Fields(
        pairs: pairs.compactMap { name, value in value.map { .init(name: name, value: $0) } })
      return Link(visit.say(key), to: visit.link(path, fields))
    }
    let isFirst = Cursor.of(visit) == nil
    guard next != nil || !isFirst else { return nil }
    self.init(
      previous: isFirst ? nil : link("list.first", nil), next: next.map { link("list.next", $0) })
  }
}
