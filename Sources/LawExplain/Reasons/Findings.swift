import LawLanguage

/// What the reasons of one ruling come to: gathered along the steps on which the result rests.
struct Findings {
  private(set) var confidence: Confidence?
  private(set) var needs: [BookPath] = []
  private(set) var declined: [BookPath] = []
  private(set) var choices: [TakenChoice] = []
  private(set) var holes: [ID<Hole>] = []
  private(set) var citations: [Citation] = []
  private(set) var discretion: [BookPath] = []
  private let index: ReasonIndex
  private let law: Explainer
  private var book: LawBook { law.book }
  private var seen: Set<Int> = []
  private var seenMissing: Set<Int> = []

  init(_ reason: Reason, _ index: ReasonIndex, _ law: Explainer) {
    self.index = index
    self.law = law
    gather(reason)
    if reason.outcome == .unknown { gatherMissing(reason) }
    needs = firstOccurrences(needs)
    declined = firstOccurrences(declined)
    choices = firstOccurrences(choices)
    holes = firstOccurrences(holes)
    discretion = firstOccurrences(discretion)
  }

  private mutating func gather(_ reason: Reason) {
    if let id = reason.id, !seen.insert(id).inserted { return }
    note(reason)
    // By number: a step taken out of its list is a copy of a large value.
    for number in reason.children.indices where reason.children[number].isDecisive {
      gather(reason.children[number])
    }
    if let at = reason.standsAt, !seen.contains(at), let first = index[at] { gather(first) }
  }

  private mutating func note(_ reason: Reason) {
    switch reason.kind {
    case .definition, .value, .expression: note(reason.basis)
    case .choice(let id, let option, let isDefault):
      choices.append(TakenChoice(choice: id, option: option, isDefault: isDefault))
      note(reason.basis?.citations ?? [])
    case .fact(let id, let path, .given):
      note(reason.basis?.citations ?? [])
      if book[id].decidedBy != nil { discretion.append(path) }
    case .hole(let hole): holes.append(hole)
    default: break
    }
    if case .value(let id, let keys, _, let entry?) = reason.kind,
      case .notKnown(let hole) =
        book[id].series[book[id].seriesNumber(keys, in: book)][entry].content
    {
      holes.append(hole)
    }
  }

  private mutating func note(_ basis: Basis?) {
    guard let basis else { return }
    confidence = min(confidence ?? basis.confidence, basis.confidence)
    note(basis.citations)
  }

  private mutating func note(_ found: [Citation]) {
    for citation in found where !citations.contains(citation) { citations.append(citation) }
  }

  /// Follows the steps that are unknown down to the facts that are missing.
  private mutating func gatherMissing(_ reason: Reason) {
    if let id = reason.id, !seenMissing.insert(id).inserted { return }
    let below = reason.children.filter { $0.isDecisive && $0.outcome == .unknown }
    switch reason.kind {
    case .fact(_, let path, let standing) where below.isEmpty && reason.seeAt == nil,
      .list(_, let path, let standing) where below.isEmpty:
      if standing == .notAsked { needs.append(path) }
      if standing == .declined { declined.append(path) }
    default: break
    }
    for child in below { gatherMissing(child) }
    if let at = reason.standsAt, !seenMissing.contains(at), let first = index[at] {
      gatherMissing(first)
    }
  }
}

/// The steps that others refer to, by number.
///
/// Most of them were passed on the way to those that refer to them, so that they are looked for only when one was not.
final class ReasonIndex {
  private let roots: [Reason]
  private lazy var reasons = found()

  init(_ roots: [Reason]) { self.roots = roots }

  subscript(number: Int) -> Reason? { reasons[number] }

  /// The step that holds the reasons of one reached again.
  func first(_ reason: Reason) -> Reason? { reason.standsAt.flatMap { reasons[$0] } }

  private func found() -> [Int: Reason] {
    var reasons: [Int: Reason] = [:]
    func add(_ reason: Reason) {
      if let id = reason.id { reasons[id] = reason }
      for number in reason.children.indices { add(reason.children[number]) }
    }
    for root in roots { add(root) }
    return reasons
  }
}

extension Reason {
  /// The number of the step that holds the reasons of this one, where it was reached before.
  fileprivate var standsAt: Int? {
    switch kind {
    case .shared(_, _, let at), .sharedGoverningDate(let at): at
    default: seeAt
    }
  }
}
