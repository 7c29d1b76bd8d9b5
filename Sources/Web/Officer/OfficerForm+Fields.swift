import Casework
import LawLanguage
import Measures

/// The questions of each step.
extension OfficerForm {
  func fields(_ typed: Typed) -> [StepField] {
    switch step {
    case .document: documentFields(typed)
    case .payment: paymentFields(typed)
    case .hearing: [groundBoxes(typed), otherGround(typed)]
    case .grant: grantFields(typed)
    case .refuse, .refuseExtension:
      [groundBoxes(typed), otherGround(typed)] + reasonIfDiffering(typed, from: .refuse)
    case .extend: reasonIfDiffering(typed, from: .grant)
    case .suspend: suspendFields(typed)
    case .withdraw: [offeredBoxes(typed)]
    case .resume: [reason(typed)]
    case .uphold, .setAside: words.actField(file.appealed, typed) + [reason(typed)]
    case .completeness: uncheckedBoxes(typed)
    case .proposal, .silence, .certify, .expire: []
    }
  }

  private func documentFields(_ typed: Typed) -> [StepField] {
    [
      typed.radios(
        "check", say("office.document.check"),
        [
          Choice("accepted", say("case.check.accepted")),
          Choice("faulty", say("case.check.faulty")),
        ]),
      typed.area(
        "reason", say("office.document.reason"), hint: say("office.document.reason-hint"), rows: 3),
    ]
  }

  /// The papers nobody has looked at; what is at fault has a form of its own.
  private func uncheckedBoxes(_ typed: Typed) -> [StepField] {
    let unchecked = permitCase.package.unchecked
    if unchecked.isEmpty { return [] }
    return [
      typed.boxes(
        "accepted", say("office.completeness.accepted"), hint: say("office.completeness.hint"),
        unchecked.map { Choice($0.name, words.document($0)) })
    ]
  }

  private func paymentFields(_ typed: Typed) -> [StepField] {
    [
      typed.radios(
        "answer", say("office.payment.answer"),
        ["enough", "less"].map { Choice($0, say("office.payment.answer-is.\($0)")) }),
      typed.area("reason", say("office.reason"), hint: say("office.payment.reason-hint"), rows: 3),
    ]
  }

  private func grantFields(_ typed: Typed) -> [StepField] {
    let asked = permitCase.facts[LawNames.Fact.requestedTerm.rawValue] ?? ""
    let months = String(asked.prefix { $0.isNumber })
    return [
      typed.line(
        "months", say("office.grant.months"), hint: say("office.grant.months-hint"),
        known: months, width: 5, isNumber: true, suffix: say("check.unit.months")),
      typed.boxes(
        "demand", say("office.grant.demand"), hint: say("office.grant.demand-hint"),
        Requirement.allCases.filter { $0 != .fee }.map {
          Choice($0.rawValue, capitalised(say("case.requirement.\($0.rawValue)")))
        }),
    ] + conditionFields(typed) + reasonIfDiffering(typed, from: .grant)
  }

  /// How many special conditions the form has room for.
  static var mostConditions: Int { 3 }

  /// Nothing is asked where the law of the application's day lets no condition be set.
  private func conditionFields(_ typed: Typed) -> [StepField] {
    let kinds = conditionKinds
    if kinds.isEmpty { return [] }
    return (1...Self.mostConditions).flatMap { number -> [StepField] in
      let place = ["number": String(number)]
      return [
        typed.select(
          "condition-\(number)", say("office.condition.kind", place),
          [Choice("none", say("office.condition.none"))]
            + words.choices(.condition) { kinds.contains($0) }),
        typed.line(
          "condition-\(number)-number", say("office.condition.number", place), width: 5,
          isNumber: true),
        typed.date("condition-\(number)-through", say("office.condition.through", place)),
      ]
    }
  }

  private var conditionKinds: Set<String> {
    guard let lodgement = permitCase.standing.admission?.lodgement else { return [] }
    let kinds = try? words.law.conditionKinds(lodgement.facts, on: lodgement.day)
    return Set((kinds ?? []).map(\.name))
  }

  private func suspendFields(_ typed: Typed) -> [StepField] {
    [
      offeredBoxes(typed),
      typed.line(
        "cure", say("office.suspend.cure"), hint: say("office.suspend.cure-hint"), width: 5,
        isNumber: true),
    ]
  }

  private func reason(_ typed: Typed) -> StepField {
    typed.area("reason", say("office.reason"), hint: say("office.reason-hint"))
  }

  /// The officer's own reason; asked for only where the order would not be what the law proposes.
  private func reasonIfDiffering(_ typed: Typed, from verdict: Proposal.Verdict) -> [StepField] {
    guard proposal?.verdict != verdict else { return [] }
    return [
      typed.area("reason", say("office.differing"), hint: say("office.differing-hint"))
    ]
  }

  // MARK: Grounds

  /// The grounds of the proposal, ticked; the officer may leave some out.
  private func groundBoxes(_ typed: Typed) -> StepField {
    let grounds = words.grounds(proposal?.grounds ?? [], on: proposal?.day)
    return typed.boxes(
      "ground", say("office.grounds"),
      hint: grounds.isEmpty ? say("office.grounds-none") : say("office.grounds-hint"),
      grounds.map { Choice($0.name, $0.text, hint: Self.cited($0), isChosen: true) })
  }

  private func otherGround(_ typed: Typed) -> StepField {
    typed.select(
      "other", say("office.grounds-other"), hint: say("office.grounds-other-hint"),
      offered.map { Choice($0.name, $0.text) })
  }

  private func offeredBoxes(_ typed: Typed) -> StepField {
    typed.boxes(
      "ground", say("office.grounds"), hint: say("office.grounds-pick"),
      offered.map {
        Choice($0.name, $0.text, hint: Self.cited($0) ?? say("office.grounds-no-provision"))
      })
  }

  private static func cited(_ ground: GroundView) -> String? {
    ground.hasCitations ? ground.citations.map(\.text).joined(separator: "; ") : nil
  }

  private var offered: [GroundView] { words.grounds(offeredGrounds, on: desk.today) }
}
