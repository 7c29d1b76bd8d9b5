import Casework
import Foundation
import HTTPTypes
import LawExplain
import Measures
import Office

/// The packet of an appeal: facts, edition of the law, reasons, journal, and what a replay gives.
struct AppealPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    let path = OfficerAddress.cases + "/{id}/packet"
    routes.get(
      path,
      signedIn: { visit, who in
        let (packet, words) = try await read(visit, who.actor)
        let verdict = packet.replay(with: words.law.explainer)
        let file = try? await desk.office.caseFile(packet.permitCase, who.actor)
        return .page(PacketPage(packet, verdict, file, words))
      })
    routes.get(
      path + "/json",
      signedIn: { visit, who in
        let (packet, _) = try await read(visit, who.actor)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return .file(
          [UInt8](try encoder.encode(packet)), mediaType: "application/json",
          name: packet.permitCase.rawValue + ".json")
      })
  }

  private func read(
    _ visit: Visit, _ actor: Actor
  ) async throws -> (AppealPacket, CaseWords) {
    guard actor.role.isAtTheOffice,
      let id = visit.parameter("id").flatMap({ Identifier<PermitCase>($0) })
    else { throw Problem(.notFound) }
    let words = try desk.words(visit)
    let act = visit.query[CaseWords.actName].flatMap { Int($0) }
    let packet = try await desk.look { office async throws(OfficeRefusal) -> AppealPacket in
      do throws(OfficeRefusal) { return try await office.appealPacket(id, of: act, actor) } catch {
        // Nothing to appeal against yet: there is no packet.
        if case .outOfPlace = error { throw .notFound }
        throw error
      }
    }
    return (packet, words)
  }
}

/// The packet as a reviewer reads it: `officer/packet`.
struct PacketPage: Page {
  static var template: String { "officer/packet" }

  let title: String
  let back: String?
  let caption: String
  let statement: String?
  let replay: String
  let replayNext: String
  let isSame: Bool
  let differences: [SummaryRow]
  let hasDifferences: Bool
  let proposal: ProposalView?
  let decision: [SummaryRow]
  let hasDecision: Bool
  let decided: [GroundView]
  let hasDecided: Bool
  let facts: [SummaryRow]
  let hasFacts: Bool
  let timeline: [TimelineEntry]
  let json: String
  let steps: [Link]
  let hasSteps: Bool

  init(
    _ packet: AppealPacket, _ verdict: AppealPacket.Verdict, _ file: CaseFile?, _ words: CaseWords
  ) {
    let visit = words.visit
    title = words.say("office.packet.title")
    back = OfficerAddress.permitCase(packet.permitCase, visit)
    let refused = packet.act.flatMap { file?.permitCase.standing.permit?.refusedAct($0) }
    caption = [packet.permitCase.rawValue, refused.map(words.name)].compactMap(\.self)
      .joined(separator: " – ")
    statement = packet.statement
    replay = words.say("office.replay.\(verdict.name).title")
    replayNext = words.say("office.replay.\(verdict.name).text")
    isSame = verdict.isGood
    differences = Self.differences(verdict, words)
    hasDifferences = !differences.isEmpty
    proposal = packet.proposal.map { ProposalView($0, words) }
    decision =
      packet.decision.map { Self.rows($0, words) } ?? refused.map { words.rows(of: $0) } ?? []
    hasDecision = !decision.isEmpty
    decided = words.grounds(packet.decision?.grounds?.all ?? [], on: packet.decision?.proposal.day)
    hasDecided = !decided.isEmpty
    facts = packet.proposal.map { words.facts($0.facts) } ?? []
    hasFacts = !facts.isEmpty
    timeline = words.timeline(packet.journal)
    json = OfficerAddress.packet(packet.permitCase, visit, act: packet.act, isFile: true)
    let offered = file.map(OfficerStep.offered(in:)) ?? []
    steps = offered.filter { $0 == .uphold || $0 == .setAside }.map {
      Link(
        words.say("office.step.\($0.rawValue).title"),
        to: OfficerAddress.step($0, of: packet.permitCase, visit, act: packet.act))
    }
    hasSteps = !steps.isEmpty
  }

  private static func differences(
    _ verdict: AppealPacket.Verdict, _ words: CaseWords
  ) -> [SummaryRow] {
    if case .otherFacts(let paths) = verdict {
      return paths.prefix(20).map { SummaryRow($0, words.path($0)) }
    }
    guard case .different(let all) = verdict else { return [] }
    return all.prefix(20).map {
      SummaryRow($0.path, ($0.kept ?? "–") + " → " + ($0.now ?? "–"))
    }
  }

  private static func rows(_ decision: Decision, _ words: CaseWords) -> [SummaryRow] {
    var rows = [
      SummaryRow(
        words.say("office.packet.outcome"),
        words.say(decision.isGranted ? "office.packet.granted" : "office.packet.refused")),
      SummaryRow(words.say("office.packet.decided-on"), words.day(decision.day)),
      SummaryRow(words.say("office.packet.by"), words.party(decision.by)),
      SummaryRow(words.say("office.packet.law-day"), words.day(decision.proposal.day)),
      SummaryRow(words.say("office.packet.mark"), decision.proposal.bookMark),
    ]
    if let reason = decision.reasonForDiffering {
      rows.append(SummaryRow(words.say("letter.differing.heading"), reason))
    }
    return rows
  }
}

extension AppealPacket.Verdict {
  /// Part of the keys of its phrases: `office.replay.NAME.title`.
  public var name: String {
    switch self {
    case .same: "same"
    case .journalOnly: "journal-only"
    case .different: "different"
    case .brokenJournal: "broken-journal"
    case .otherDecision: "other-decision"
    case .otherFacts: "other-facts"
    case .refused: "other-book"
    }
  }
}
