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
  let head: CaseHead
  let rows: [SummaryRow]
  /// What was just written down.
  let done: String?
  let steps: [Link]
  let hasSteps: Bool
  let clock: [ClockRow]
  let hasClock: Bool
  let tasks: [TaskRow]
  let proposal: ProposalView?
  let documents: [DocumentRow]
  let hasDocuments: Bool
  let search: SearchEvidence
  let points: PointsView?
  let workers: [WorkerRow]
  let hasWorkers: Bool
  let conditions: [SummaryRow]
  let hasConditions: Bool
  let facts: [SummaryRow]
  let letters: [Link]
  let hasLetters: Bool
  let timeline: [TimelineEntry]
  let packet: String?

  init(_ file: CaseFile, _ words: CaseWords) {
    let visit = words.visit
    let permitCase = file.permitCase
    let id = permitCase.id
    title = visit.say("office.case.title", ["number": id.rawValue])
    back = visit.link(OfficerAddress.home)
    head = CaseHead(permitCase, words)
    rows = head.rows
    done = visit.query["done"].flatMap { Int($0) }
      .flatMap { number in file.timeline.first { $0.number == number } }
      .map { visit.say("office.case.done", ["what": words.name(of: $0)]) }
    steps = OfficerStep.offered(in: file).map {
      Link(
        visit.say("office.step.\($0.rawValue).title"), to: OfficerAddress.step($0, of: id, visit))
    }
    hasSteps = !steps.isEmpty
    clock = file.terms.map { ClockRow($0, words) }
    hasClock = !clock.isEmpty
    tasks = file.tasks.map { task in
      TaskRow(task, words) { _ in
        OfficerStep.of(task).flatMap { step in
          file.may.contains(step.action) ? OfficerAddress.step(step, of: id, visit) : nil
        }
      }
    }
    proposal = Self.proposal(file).map { ProposalView($0, words) }
    documents = Self.documents(file, words)
    hasDocuments = !documents.isEmpty
    search = SearchEvidence(permitCase.search, words)
    points = PointsView(permitCase, words)
    workers = permitCase.workers.map { WorkerRow($0, words) }
    hasWorkers = !workers.isEmpty
    conditions = Self.conditions(permitCase, words)
    hasConditions = !conditions.isEmpty
    facts = words.facts(permitCase.facts)
    letters = words.letters(in: file.timeline) { OfficerAddress.letter($0, of: id, visit) }
    hasLetters = !letters.isEmpty
    timeline = words.timeline(file.timeline)
    packet = Self.hasPacket(file) ? OfficerAddress.packet(id, visit) : nil
  }

  private static func proposal(_ file: CaseFile) -> Proposal? {
    file.permitCase.standing.permit?.extensionUnderway?.proposal
      ?? file.timeline.last { $0.proposal != nil }?.proposal
  }

  private static func documents(_ file: CaseFile, _ words: CaseWords) -> [DocumentRow] {
    let permitCase = file.permitCase
    let mayOpen = file.may.contains(.seeFile)
    let isChecked = file.may.contains(.checkDocument) && permitCase.standing.name == .lodged
    return words.law.missingDocuments(of: permitCase, on: words.today)
      .map { DocumentRow(missing: $0, words) }
      + permitCase.package.documents.map { paper in
        DocumentRow(
          paper, words,
          file: mayOpen
            ? OfficerAddress.file(paper.fingerprint, of: permitCase.id, words.visit) : nil,
          check: isChecked
            ? OfficerAddress.step(
              .document, of: permitCase.id, words.visit, kind: paper.kind.name) : nil)
      }
  }

  private static func conditions(_ permitCase: PermitCase, _ words: CaseWords) -> [SummaryRow] {
    let grant: [SpecialCondition] =
      if case .granted(let grant) = permitCase.standing { grant.conditions } else { [] }
    return (permitCase.standing.permit?.conditions ?? grant).map {
      SummaryRow(
        words.condition($0.kind),
        words.say(
          "office.condition.state",
          ["done": String($0.done), "number": String($0.number), "day": words.day($0.through)]))
    }
  }

  private static func hasPacket(_ file: CaseFile) -> Bool {
    guard file.may.contains(.seePacket) else { return false }
    switch file.permitCase.standing {
    case .refused, .refusedBySilence, .withdrawn, .underAppeal: return true
    default: return false
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

/// A worker of the list; only what the list says.
struct WorkerRow: Sendable {
  let name: String
  let latinName: String
  let born: String
  let citizenship: String
  let occupation: String

  init(_ worker: Worker, _ words: CaseWords) {
    name = worker.name
    latinName = worker.latinName
    born = words.day(worker.birthDate)
    citizenship = words.country(worker.citizenship)
    occupation = worker.occupation
  }
}
