import Casework
import LawLibrary
import Register

extension Cursor {
  /// As an address carries it.
  init?(shown text: String) {
    let halves = text.split(separator: "~", maxSplits: 1)
    guard halves.count == 2, let order = Int(halves[0]) else { return nil }
    self.init(order: order, key: String(halves[1]))
  }

  var shown: String { "\(order)~\(key)" }
}

extension Pagination {
  /// The way through a list that is read by its order: on from here, or back to its beginning.
  ///
  /// - Parameters:
  ///   - next: where the following items begin; nil at the end
  ///   - isLater: whether this is not the beginning
  ///   - wish: what else the address says
  init?(_ next: Cursor?, isLater: Bool, at path: String, _ wish: [Fields.Pair], _ visit: Visit) {
    let following = next.map { cursor in
      Link(
        visit.say("office.queue.next"),
        to: visit.link(
          path, Fields(pairs: wish + [Fields.Pair(name: "after", value: cursor.shown)])))
    }
    let first =
      isLater
      ? Link(visit.say("office.queue.first"), to: visit.link(path, Fields(pairs: wish))) : nil
    guard following != nil || first != nil else { return nil }
    self.init(previous: first, next: following)
  }
}

extension Visit {
  /// Where the list goes on, as the address says it.
  var after: Cursor? { query["after"].flatMap { Cursor(shown: $0) } }
}
