import Casework
import Measures
import Office

/// What a court ordered, written down by the office: nothing is chosen beforehand, and where the law allows one penalty
/// of several, one is named.
extension PenaltyForm {
  private typealias Kind = ViolationCase.Kind

  func orderFields(_ typed: Typed) -> [StepField] {
    var fields: [StepField] = []
    if penalty.oneOfSeveral == true {
      fields.append(
        typed.radios("kind", words.say("field.order.kind"), penalty.kinds.map(choice)))
    }
    if penalty.kinds.contains(.fine) {
      fields.append(fineField(typed, hint: "field.order.fine-hint"))
    }
    if penalty.kinds.contains(.arrest) {
      fields.append(
        typed.line(
          "arrest", words.say("field.impose.arrest"), hint: words.say("field.order.arrest-hint"),
          width: 5, isNumber: true))
    }
    if penalty.oneOfSeveral != true, penalty.kinds.contains(.expulsion) {
      fields.append(
        typed.radios(
          "expulsion", words.say("field.impose.expulsion"),
          [Choice("yes", words.say("check.yes")), Choice("no", words.say("check.no"))],
          isInline: true))
    }
    return fields + [
      typed.line(
        "order", words.say("field.order.order"), hint: words.say("field.order.order-hint"),
        width: nil)
    ]
  }

  private func choice(_ kind: Kind) -> Choice {
    Choice(kind.rawValue, words.say("field.order.kind-is.\(kind.rawValue)"))
  }

  /// What the court ordered of what the law allows; nil when something is missing.
  func ordered(_ form: inout SentForm) -> DifferentPenalty? {
    let kinds = orderedKinds(&form)
    var fine: Money?
    if penalty.kinds.contains(.fine) {
      fine = kinds.contains(.fine) ? otherFine(&form) : Money(tiyn: 0, currency: .tenge)
      if kinds.contains(.fine), fine?.tiyn == 0 { form.note("field.order.fine-none", at: "fine") }
    }
    var arrest: Int?
    if penalty.kinds.contains(.arrest) {
      arrest = kinds.contains(.arrest) ? days(&form) : 0
    }
    let order = form.text("order", missing: "field.order.order-missing", most: 300)
    guard form.isFit else { return nil }
    return DifferentPenalty(
      fine: fine, arrestDays: arrest,
      expulsionPossible: penalty.kinds.contains(.expulsion) ? kinds.contains(.expulsion) : nil,
      order: order)
  }

  private func orderedKinds(_ form: inout SentForm) -> [Kind] {
    if penalty.oneOfSeveral == true {
      let name = form.choice(
        "kind", of: penalty.kinds.map(\.rawValue), missing: "field.order.kind-missing")
      return name.flatMap(Kind.init).map { [$0] } ?? []
    }
    var kinds = penalty.kinds.filter { $0 != .expulsion }
    if penalty.kinds.contains(.expulsion),
      form.choice("expulsion", of: ["yes", "no"], missing: "field.order.expulsion-missing") == "yes"
    {
      kinds.append(.expulsion)
    }
    return kinds
  }

  private func days(_ form: inout SentForm) -> Int? {
    let days = form.number("arrest", least: 1, missing: "field.order.arrest-missing")
    if let days, days > penalty.arrestDays ?? 0 {
      form.note("field.impose.arrest-long", at: "arrest")
    }
    return days
  }
}
