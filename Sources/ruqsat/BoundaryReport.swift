import LawExplain
import LawLanguage
import Measures

/// What `ruqsat law coverage --boundaries` prints: where the law changes and no worked case looks.
struct BoundaryReport: Encodable {
  struct Gap: Encodable {
    let subject: String
    let name: String
    let act: String
    /// The first day of the new law.
    let day: String
    let eveIsRead: Bool
    let dayIsRead: Bool
  }

  let mark: String
  let boundaries: Int
  let covered: Int
  let gaps: [Gap]

  init(_ book: LawBook, _ coverage: Coverage) {
    let all = coverage.boundaries(of: book)
    mark = book.mark
    boundaries = all.count
    covered = all.count(where: \.isCovered)
    gaps = all.filter { !$0.isCovered }.map { boundary in
      let (kind, name, provision) =
        switch boundary.subject {
        case .rule(let id): ("rule", book[id].name, book[id].provision)
        case .value(let id): ("value", book[id].name, book[id].provision)
        }
      return Gap(
        subject: kind, name: name, act: book[book[provision].act].name,
        day: boundary.day.description, eveIsRead: boundary.isReadOnEve,
        dayIsRead: boundary.isReadOnDay)
    }
  }

  func show(_ speech: Speech) {
    for gap in gaps {
      let missing = gap.eveIsRead ? "day" : gap.dayIsRead ? "eve" : "both"
      let subject = speech.say("cli.coverage.\(gap.subject)")
      Terminal.print(
        "\(gap.act)  \(gap.day)  \(subject) \(gap.name): \(speech.say("cli.coverage.no-case-on.\(missing)"))"
      )
    }
    Terminal.print(
      speech.say("cli.coverage.days", ["covered": "\(covered)", "all": "\(boundaries)"]))
  }
}
