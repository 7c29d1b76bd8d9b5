import Casework
import LawExplain
import LawLanguage
import Measures

/// Writes the letters of the office from the acts themselves: what was decided, why, and what may be done by when.
///
/// Every sentence comes from the phrases (`letter.…`), every word of the law from the law files. Inserted words stand
/// behind a colon, so that none has to change its ending.
public struct LetterWriter: Sendable {
  let law: PermitLaw
  let words: LawWords
  let phrases: any PhraseSource
  public let language: Language
  /// Recorded outages, which pause terms.
  let outages: [Outage]

  public init(
    law: PermitLaw, phrases: any PhraseSource, language: Language, outages: [Outage] = []
  ) {
    self.law = law
    self.phrases = phrases
    self.language = language
    self.outages = outages
    words = LawWords(
      law: law, narration: Narration(book: law.book, phrases: phrases, language: language))
  }

  func say(_ key: String, _ values: [String: String] = [:]) -> String {
    phrases.text(key, language, values)
  }

  public func letter(_ matter: LetterMatter, _ frame: LetterFrame) -> Letter {
    Letter(
      kind: matter.kind, language: language,
      office: office(matter, frame),
      title: say("letter.title.\(matter.kind.rawValue)"), head: head(frame),
      parts: parts(matter, frame) + [signature(matter, frame)] + receipt(matter),
      note: note(matter),
      pageLine: say("letter.page", ["number": frame.number]))
  }

  /// Whose letter it is.
  private func office(_ matter: LetterMatter, _ frame: LetterFrame) -> String {
    let region = ["region": words.region(frame.region)]
    return switch matter {
    case .appeal: say("letter.appeal-office", region)
    case .penalty(let ruling):
      say("letter.body-office", region.merging(["body": body(ruling)]) { own, _ in own })
    default: say("letter.office", region)
    }
  }

  private func head(_ frame: LetterFrame) -> [Letter.Field] {
    // A permit has the number of its case; it is no letter with a number of its own.
    let isPermit = frame.number == frame.file
    var fields = [
      Letter.Field(
        say(isPermit ? "letter.field.permit-number" : "letter.field.number"), frame.number),
      Letter.Field(say("letter.field.day"), words.day(frame.day)),
    ]
    if !isPermit { fields.append(Letter.Field(say("letter.field.file"), frame.file)) }
    if let person = frame.person {
      fields.append(Letter.Field(say("letter.field.person"), person))
    }
    if let employer = frame.employer {
      fields.append(Letter.Field(say("letter.field.employer"), employer.name))
      fields.append(Letter.Field(say("letter.field.business-number"), employer.businessNumber))
    }
    return fields
  }

  /// From what the letter was made: the book of the decision, and whether this is another one.
  private func note(_ matter: LetterMatter) -> String {
    let now = String(law.book.mark.prefix(16))
    guard let mark = matter.bookMark else { return say("letter.note.no-decision", ["mark": now]) }
    let then = ["mark": String(mark.prefix(16)), "now": now]
    return say(mark == law.book.mark ? "letter.note.same-book" : "letter.note.other-book", then)
  }

  private func signature(_ matter: LetterMatter, _ frame: LetterFrame) -> Letter.Part {
    let text =
      switch matter {
      case .appeal: say("letter.appeal-signature")
      case .penalty(let ruling): say("letter.body-signature", ["body": body(ruling)])
      default: say("letter.signature")
      }
    return .signature(text, name: frame.signer ?? "")
  }

  private func parts(_ matter: LetterMatter, _ frame: LetterFrame) -> [Letter.Part] {
    switch matter {
    case .received(let lodgement): received(lodgement)
    case .deficient(let notice, let package): deficient(notice, package)
    case .hearing(let hearing, let proposal): self.hearing(hearing, proposal)
    case .refused(let decision, let appeal, let proposal, let heard):
      refused(decision, appeal, proposal, heard)
    case .refusedBySilence(let silence): refusedBySilence(silence)
    case .granted(let grant): granted(grant)
    case .permit(let paper): permit(paper, frame)
    case .list(let list, let first, let last): certified(list, first, last)
    case .suspended(let suspension, let permit): suspended(suspension, permit)
    case .withdrawn(let withdrawal, let permit): withdrawn(withdrawal, permit)
    case .extended(let permit): extended(permit)
    case .extensionRefused(let decision, let proposal): extensionRefused(decision, proposal)
    case .replacement(let answer): replacement(answer)
    case .appeal(let answer): appealed(answer)
    case .closed(let ending): closed(ending)
    case .penalty(let ruling): penalty(ruling)
    case .referral(let screening): referral(screening)
    }
  }

  // MARK: Parts that several letters have

  func field(_ label: String, _ value: String) -> Letter.Field { Letter.Field(label, value) }

  /// The last day of a term; where it is not known the letter says so.
  func lastDay(_ deadline: Deadline) -> String {
    law.reckoner(outages).lastDay(of: deadline).map(words.day) ?? say("letter.day-not-known")
  }

  /// The right to appeal, in the law's own words, and its last day.
  ///
  /// - Parameters:
  ///   - term: the dated value of the law that gives the time.
  ///   - label: the phrase before the last day.
  func appeal(
    _ deadline: Deadline, by term: LawNames.Value = .appealTerm,
    label: String = "letter.field.appeal-last-day"
  ) -> [Letter.Part] {
    let basis = law.ground(term, on: deadline.start)
    var parts: [Letter.Part] = [
      .heading(say("letter.appeal.heading")), .paragraph(say("letter.appeal.text")),
    ]
    if let text = basis.provisions.first.flatMap(words.provisionText) {
      let citations = basis.provisions.map(words.citation)
      parts.append(.numbered([Letter.Entry(text, citations: citations)]))
    }
    return parts + [.fields([field(say(label), lastDay(deadline))])]
  }

  /// The same where the permit goes on; its case has the step for it as long as the permit does.
  func appealDuringPermit(from day: Day) -> [Letter.Part] {
    appeal(law.appealDeadline(from: day)) + [.paragraph(say("letter.appeal.meanwhile"))]
  }

  /// The same where the case has no step for it: a wish that an earlier release kept beside the case.
  func appealOutside(from day: Day) -> [Letter.Part] {
    appeal(law.appealDeadline(from: day)) + [.paragraph(say("letter.appeal.not-here"))]
  }

  /// Workers as a table: nothing of them but what a named list says.
  func table(_ workers: [Worker]) -> Letter.Part {
    .table(
      Letter.Table(
        columns: [
          say("letter.column.number"), say("letter.column.name"), say("letter.column.birth"),
          say("letter.column.citizenship"), say("letter.column.occupation"),
        ],
        rows: workers.enumerated().map { index, worker in
          [
            String(index + 1), worker.name, words.day(worker.birthDate),
            words.country(worker.citizenship), worker.occupation,
          ]
        }))
  }
}
