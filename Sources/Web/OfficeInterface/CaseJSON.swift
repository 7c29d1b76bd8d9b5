import Casework
import Foundation
import LawLanguage
import Measures
import Office
import Register

extension JSON {
  /// A plain value as JSON, members in the order of their names.
  init(plain value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(value)) ?? Data("null".utf8)
    self = .written(String(decoding: data, as: UTF8.self))
  }

  static func day(_ day: Day?) -> JSON? { day.map { .text($0.description) } }

  static func money(_ sum: Money?) -> JSON? {
    sum.map {
      .object(["tiyn": .number(String($0.tiyn)), "currency": .text($0.currency.code)])
    }
  }

  static func flag(_ flag: Bool?) -> JSON? { flag.map(JSON.truth) }
}

/// A permit case as the interface writes it.
struct CaseJSON {
  private let permitCase: PermitCase

  init(_ permitCase: PermitCase) { self.permitCase = permitCase }

  static func line(_ line: CaseLine) -> JSON {
    .object([
      "id": .text(line.id.rawValue), "version": .number(line.version),
      "standing": .text(line.standing.rawValue), "employer": employer(line.employer),
      "places": .number(line.places), "openedOn": .day(line.openedOn),
      "lastDay": .day(line.lastDay), "due": .day(line.due),
    ])
  }

  static func employer(_ employer: Employer) -> JSON {
    .object([
      "id": .text(employer.id.rawValue), "businessNumber": .text(employer.businessNumber),
      "name": .text(employer.name), "region": .text(employer.region.name),
    ])
  }

  static func task(_ task: CaseTask) -> JSON {
    .object([
      "name": .text(task.name.rawValue), "state": .text(task.state.rawValue),
      "side": .text(task.side.rawValue), "firstDay": .day(task.firstDay),
      "lastDay": .day(task.lastDay), "confidence": task.confidence.map { .text($0.rawValue) },
      "missing": .texts(task.missing), "inDoubt": .texts(task.inDoubt),
      "steps": .texts(task.steps.map(\.rawValue)),
    ])
  }

  /// What a step did.
  func done(_ done: StepDone) -> JSON {
    .object([
      "id": .text(done.receipt.id), "version": .number(done.receipt.version),
      "standing": done.receipt.standing.map { .text($0.rawValue) },
      "events": .texts(done.receipt.events.map(\.rawValue)),
      "repeated": .truth(done.isRepeated),
    ])
  }

  /// The whole case with its clock and its tasks.
  func file(_ file: CaseFile) -> JSON {
    .object([
      "id": .text(permitCase.id.rawValue), "version": .number(permitCase.version),
      "standing": .text(permitCase.standing.name.rawValue),
      "employer": Self.employer(permitCase.employer), "places": .number(permitCase.places),
      "openedOn": .day(permitCase.openedOn), "lastDay": .day(permitCase.lastDay),
      "facts": JSON(plain: permitCase.facts), "searches": searches,
      "furtherRegions": .texts(permitCase.standing.furtherRegions.map(\.name)),
      "regionWords": .list((permitCase.standing.regionWords ?? []).map { JSON(plain: $0) }),
      "replacementRequests": .list(
        (permitCase.standing.permit?.replacementRequests ?? []).map { JSON(plain: $0) }),
      "refusedActs": .list((permitCase.standing.permit?.refusedActs ?? []).map(refusedAct)),
      "documents": .list(permitCase.package.documents.map(Self.document)),
      "decisions": .list(permitCase.decisions.map(decision)),
      "proposal": permitCase.standing.admission?.proposal.map(proposal),
      "permit": permit, "payment": payment, "terms": .list(file.terms.map(term)),
      "tasks": .list(file.tasks.map(Self.task)),
      "may": .texts(file.may.map(\.rawValue).sorted()),
    ])
  }

  /// What was refused during the permit; the number stands for it in an appeal.
  private func refusedAct(_ act: RefusedAct) -> JSON {
    let kind = if case .extension = act.matter { "extension" } else { "replacement" }
    return .object([
      "act": .number(act.number), "kind": .text(kind), "day": .day(act.day),
      "appeal": act.appeal.map { JSON(plain: $0) },
    ])
  }

  private var searches: JSON {
    .list(
      permitCase.search.searches.map {
        .object([
          "channel": .text($0.channel.name), "day": .day($0.day), "reference": .text($0.reference),
        ])
      })
  }

  static func draft(_ draft: Draft) -> JSON {
    .object([
      "name": .text(draft.name), "day": .day(draft.day),
      "values": .object(
        draft.values.sorted { $0.key < $1.key }
          .map { JSON.Member(name: $0.key, value: .text($0.value)) }),
    ])
  }

  /// A paper of the package; its bytes stand at `/v1/cases/{id}/files/{fingerprint}`.
  static func document(_ document: DocumentPackage.Document) -> JSON {
    let (check, reason): (String, String?) =
      switch document.check {
      case .unchecked: ("unchecked", nil)
      case .accepted: ("accepted", nil)
      case .faulty(let reason): ("faulty", reason)
      }
    return .object([
      "kind": .text(document.kind.name), "day": .day(document.day),
      "fingerprint": .text(document.fingerprint), "check": .text(check),
      "reason": reason.map(JSON.text),
    ])
  }

  static func ground(_ ground: Ground) -> JSON {
    .object([
      "ruling": .text(ground.ruling), "provisions": .texts(ground.provisions),
      "confidence": ground.confidence.map(JSON.text),
    ])
  }

  private func decision(_ decision: Decision) -> JSON {
    .object([
      "granted": .truth(decision.isGranted), "day": .day(decision.day),
      "grounds": .list((decision.grounds?.all ?? []).map(Self.ground)),
      "proposed": .text(decision.proposal.verdict.rawValue),
      "lawOf": .day(decision.proposal.day), "mark": .text(decision.proposal.bookMark),
      "reasonForDiffering": decision.reasonForDiffering.map(JSON.text),
    ])
  }

  private func proposal(_ proposal: Proposal) -> JSON {
    .object([
      "verdict": .text(proposal.verdict.rawValue), "day": .day(proposal.day),
      "mark": .text(proposal.bookMark), "grounds": .list(proposal.grounds.map(Self.ground)),
      "needs": .texts(proposal.needs), "explanation": .written(proposal.explanation.text),
    ])
  }

  private func term(_ term: RunningTerm) -> JSON {
    .object([
      "purpose": .text(term.deadline.purpose.rawValue), "start": .day(term.deadline.start),
      "lastDay": .day(term.lastDay),
    ])
  }

  /// The fee of the grant or of an extension: what was paid, what waits for the office, what it said against it.
  private var payment: JSON? {
    permitCase.standing.fee.map { fee in
      .object([
        "due": .money(fee.sum), "paid": fee.payment.map { JSON(plain: $0) },
        "reported": fee.reported.map { JSON(plain: $0) },
        "declined": fee.declined.map { JSON(plain: $0) },
      ])
    }
  }

  /// The grant or permit, with the workers by name.
  private var permit: JSON? {
    let standing = permitCase.standing
    if case .granted(let grant) = standing { return grantJSON(grant, nil) }
    return standing.permit.map { grantJSON($0.grant, $0) }
  }

  private func grantJSON(_ grant: Grant, _ permit: Permit?) -> JSON {
    .object([
      "category": .text(grant.category.name), "places": .number(grant.places),
      "firstDay": .day(permit?.firstDay), "lastDay": .day(permit?.lastDay),
      "outstanding": .texts(grant.outstanding.map(\.rawValue)), "fee": .money(grant.fee?.sum),
      "guarantee": .money(grant.guarantee?.least),
      "workers": .list(permitCase.workers.map { JSON(plain: $0) }),
      "conditions": .list((permit?.conditions ?? grant.conditions).map { JSON(plain: $0) }),
      "trips": .list((permit?.trips ?? []).map { JSON(plain: $0) }),
    ])
  }
}
