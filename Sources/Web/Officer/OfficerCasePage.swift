import Casework
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Office

/// One case as the office's side sees it: `officer/case`.
struct OfficerCasePage: Page {
  static var template: String { "officer/case" }

  let title: String
  let back: String?
  let sheet: CaseSheet
  /// What was just written down.
  let done: String?
  let proposal: ProposalView?
  let points: PointsView?
  let facts: [SummaryRow]
  /// One of where the case stands, and one of each refusal during the permit.
  let packets: [Link]

  init(_ file: CaseFile, _ words: CaseWords) {
    let visit = words.visit
    let permitCase = file.permitCase
    title = visit.say("office.case.title", ["number": permitCase.id.rawValue])
    back = visit.link(OfficerAddress.home)
    sheet = CaseSheet(file, tasks: file.tasks, Self.side(file, visit), words)
    done = Self.done(file, words)
    proposal = Self.proposal(file).map { ProposalView($0, words) }
    points = PointsView(permitCase, words)
    facts = words.facts(permitCase.facts)
    packets = Self.packets(file, words)
  }

  /// An event of the case.
  private static func done(_ file: CaseFile, _ words: CaseWords) -> String? {
    words.visit.query["done"].flatMap { Int($0) }
      .flatMap { number in file.timeline.first { $0.number == number } }
      .map { words.say("office.case.done", ["what": words.name(of: $0)]) }
  }

  private static func proposal(_ file: CaseFile) -> Proposal? {
    file.permitCase.standing.permit?.extensionUnderway?.proposal
      ?? file.timeline.last { $0.proposal != nil }?.proposal
  }

  private static func side(_ file: CaseFile, _ visit: Visit) -> CaseSide {
    let id = file.permitCase.id
    let isChecked =
      file.may.contains(.checkDocument) && file.permitCase.standing.name == .lodged
    return CaseSide(
      steps: OfficerStep.offered(in: file).map {
        Link(
          visit.say("office.step.\($0.rawValue).title"), to: OfficerAddress.step($0, of: id, visit))
      },
      task: { task in
        if task.name == .replacement, file.may.contains(.replace), let request = task.missing.first
        {
          return visit.link(OfficerAddress.replacements + "/" + request)
        }
        let choice = AppealChoice(task: task)
        if task.side == .appealBody, let act = choice.act, file.may.contains(.decideAppeal) {
          return OfficerAddress.packet(id, visit, act: act)
        }
        return OfficerStep.of(task).flatMap { step in
          file.may.contains(step.action) ? OfficerAddress.step(step, of: id, visit) : nil
        }
      },
      letter: { OfficerAddress.letter($0, of: id, visit) },
      file: { OfficerAddress.file($0, of: id, visit) },
      check: {
        isChecked ? OfficerAddress.step(.document, of: id, visit, kind: $0.name) : nil
      })
  }

  private static func packets(_ file: CaseFile, _ words: CaseWords) -> [Link] {
    guard file.may.contains(.seePacket) else { return [] }
    let (id, title) = (file.permitCase.id, words.say("office.packet.title"))
    let acts = (file.permitCase.standing.permit?.refusedActs ?? []).map { act in
      Link(
        title + ": " + words.name(of: act),
        to: OfficerAddress.packet(id, words.visit, act: act.number))
    }
    switch file.permitCase.standing {
    case .refused, .refusedBySilence, .withdrawn, .suspended, .underAppeal:
      return [Link(title, to: OfficerAddress.packet(id, words.visit))] + acts
    default: return acts
    }
  }
}

/// What the law proposes, with grounds and reasons folded.
struct ProposalView: Sendable {
  let verdict: Badge
  let day: String
  let mark: String
  let grounds: [GroundView]
  let hasGrounds: Bool
  let needs: [String]
  let hasNeeds: Bool
  let reasons: ReasonsView

  init(_ proposal: Proposal, _ words: CaseWords) {
    let tones: [Proposal.Verdict: String] = [.grant: "yes", .refuse: "no"]
    verdict = Badge(
      words.say("case.verdict.\(proposal.verdict.rawValue)"),
      tone: tones[proposal.verdict] ?? "likely")
    day = words.day(proposal.day)
    mark = String(proposal.bookMark.prefix(16))
    grounds = words.grounds(proposal.grounds, on: proposal.day)
    hasGrounds = !grounds.isEmpty
    needs = proposal.needs.map(words.path)
    hasNeeds = !needs.isEmpty
    reasons = ReasonsView(proposal, words)
  }
}

/// The sheet of points, where the law of the day has one; what it does not know it says.
struct PointsView: Sendable {
  let rows: [Row]
  let isHole: Bool
  let result: String

  struct Row: Sendable {
    let criterion: String
    let most: String
  }

  init?(_ permitCase: PermitCase, _ words: CaseWords) {
    let day = permitCase.openedOn
    guard words.law.hasPoints(on: day), let sheet = try? words.law.pointsSheet([:], on: day)
    else { return nil }
    rows = sheet.lines.map {
      Row(
        criterion: words.criterion($0.criterion),
        most: $0.most.map(String.init) ?? words.say("case.day.not-known"))
    }
    isHole = sheet.result == .notKnown
    result = words.say("office.points.\(sheet.result.rawValue)")
  }
}
