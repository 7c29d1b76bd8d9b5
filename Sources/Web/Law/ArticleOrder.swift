import LawLanguage

/// The order in which a reader looks for the provisions of an act: by the numbers of its articles.
///
/// Files of an act are read by name, so that article 27 may stand behind article 41. A heading without a number stays
/// behind the one it follows in its file, and what stands in front of all articles stays there.
enum ArticleOrder {
  static func sorted(_ ids: [ID<Provision>], of book: LawBook) -> [ID<Provision>] {
    var last: [Int] = []
    var file: Int32?
    let keyed = ids.map { id in
      let provision = book[id]
      if provision.place.file != file {
        file = provision.place.file
        last = []
      }
      if let number = number(of: provision.anchor) { last = number }
      return (last, id)
    }
    guard keyed.contains(where: { !$0.0.isEmpty }) else { return ids }
    // Swift's sort keeps equal elements in their order.
    return keyed.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// `art-36-1` is 36, 1; nil for anchors that name no article.
  static func number(of anchor: String) -> [Int]? {
    guard anchor.hasPrefix("art-") else { return nil }
    let parts = anchor.dropFirst(4).split { $0 == "-" || $0 == "." }
    let numbers = parts.prefix { Int($0) != nil }.compactMap { Int($0) }
    return numbers.isEmpty ? nil : numbers
  }
}
