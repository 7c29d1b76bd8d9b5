import Casework
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// One ground as pages show it: what decided, and the provisions it rests on.
struct GroundView: Sendable {
  /// The path by which forms send the ground.
  let name: String
  let text: String
  let citations: [Link]
  let hasCitations: Bool
  let badge: Badge?
}

extension CaseWords {
  func ground(_ ground: Ground, on day: Day? = nil) -> GroundView {
    let citations = ground.provisions.map { provision in
      citation(provision).map { links.citation($0, on: day ?? today) } ?? Link(provision, to: "#")
    }
    return GroundView(
      name: ground.ruling, text: groundText(ground, on: day ?? today), citations: citations,
      hasCitations: !citations.isEmpty,
      badge: ground.confidence.flatMap(Confidence.init(rawValue:)).map { Badge($0, visit) })
  }

  func grounds(_ grounds: [Ground], on day: Day? = nil) -> [GroundView] {
    grounds.map { ground($0, on: day) }
  }

  /// What a ground is about: a ruling with its answer, a fact, or a dated value of the law.
  private func groundText(_ ground: Ground, on day: Day) -> String {
    let name = ground.ruling
    if let (path, _) = place(name) {
      guard case .rule = path.end, book.type(of: path)?.kind == .yesNo else {
        return narration.text(of: path)
      }
      let answer = say(ground.answer ? "check.yes" : "check.no")
      return say("narration.ruling", ["label": narration.text(of: path), "result": answer])
    }
    return book.values.first { $0.name == name }.map { valueText($0, on: day) } ?? name
  }

  /// A dated value with what it is on the day; its label alone where it has keys or nothing is known.
  private func valueText(_ value: DatedValue, on day: Day) -> String {
    let label = links.text(of: value.labels)
    let entry = value.series.first?.last { ($0.from ?? .earliest) <= day }
    guard value.keys.isEmpty, case .value(let amount)? = entry?.content else { return label }
    return say(
      "narration.ruling",
      ["label": label, "result": narration.text(of: amount, as: value.type)])
  }

  /// `act#anchor` as law files write it; nil where this book does not have the provision.
  func citation(_ text: String) -> Citation? {
    let halves = text.split(separator: "#", maxSplits: 1)
    guard halves.count == 2, let act = book.act(named: String(halves[0])) else { return nil }
    var anchor = String(halves[1])
    while true {
      if let provision = book.provision(anchor, of: act.id) {
        return Citation(act: act.id, provision: provision.id, path: String(halves[1]))
      }
      guard let point = anchor.lastIndex(of: ".") else { return nil }
      anchor = String(anchor[..<point])
    }
  }
}

/// The reasons of a proposal, ruling by ruling, folded.
struct ReasonsView: Sendable {
  let rulings: [One]
  /// Another edition of the law book wrote the reasons: they are kept as they were, and not drawn here.
  let isOtherBook: Bool
  let mark: String

  struct One: Sendable {
    let text: String
    let because: String?
    let tree: String
  }

  init(_ proposal: Proposal, _ words: CaseWords) {
    mark = String(proposal.bookMark.prefix(16))
    let replay = Replay(explainer: words.law.explainer)
    guard let explanation = try? replay.explanation(of: proposal.explanation.text) else {
      (rulings, isOtherBook) = ([], true)
      return
    }
    isOtherBook = false
    let tree = ReasonTree(links: words.links, day: proposal.day, depth: "1")
    rulings = explanation.rulings.map { ruling in
      let told = words.narration.narrate(ruling)
      return One(text: told.text, because: told.because, tree: tree.html(told.reason))
    }
  }
}
