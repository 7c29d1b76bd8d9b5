import Casework
import Measures
import Office

/// What a sent form orders.
extension OfficerForm {
  /// The order, or nil when something in the form is wrong; the mistakes stand in the form then.
  func order(_ form: inout SentForm) -> OfficerOrder? {
    let order = read(&form)
    return form.isFit ? order : nil
  }

  private func read(_ form: inout SentForm) -> OfficerOrder? {
    switch step {
    case .document: return readDocument(&form)
    case .completeness:
      // Whether nobody looked at them before is not asked here: a form that is sent again is the same request.
      let (ticked, papers) = (form.fields.all("accepted"), permitCase.package.documents)
      return .checkCompleteness(
        accepted: papers.map(\.kind).filter { ticked.contains($0.name) })
    case .proposal: return .propose
    case .hearing: return .offerHearing(ownGrounds(&form))
    case .grant: return readGrant(&form)
    case .refuse: return .refuse(ownGrounds(&form), reason: form.optionalText("reason"))
    case .silence: return .noteSilence
    case .payment: return readPayment(&form)
    case .certify: return .certify
    case .extend: return .extend(reason: form.optionalText("reason"))
    case .refuseExtension:
      return .refuseExtension(ownGrounds(&form), reason: form.optionalText("reason"))
    default: return readLater(&form)
    }
  }

  private func readLater(_ form: inout SentForm) -> OfficerOrder? {
    switch step {
    case .suspend:
      let cure = readCure(&form)
      return pickedGrounds(&form).map { .suspend($0, cure: cure) }
    case .withdraw: return pickedGrounds(&form).map { .withdraw($0) }
    case .resume: return .resume(reason: form.text("reason", missing: "office.reason-missing"))
    case .uphold, .setAside:
      let act = form.act(file.appealed)
      let reason = form.text("reason", missing: "office.reason-missing")
      return step == .uphold
        ? .uphold(reason: reason, against: act) : .setAside(reason: reason, against: act)
    default: return .expire
    }
  }

  /// The officer's own time to cure the cause; nil where the field is left to the law.
  private func readCure(_ form: inout SentForm) -> Int? {
    guard !form.typed("cure").isEmpty, let permit = permitCase.standing.permit else { return nil }
    let cure = form.number("cure", missing: "office.reason-missing")
    let most = words.law.mostCureDays(of: permit, on: desk.today)
    if let cure, cure > most {
      form.note("office.suspend.cure-most", at: "cure", ["most": String(most)])
    }
    return cure
  }

  private func readDocument(_ form: inout SentForm) -> OfficerOrder? {
    let check = form.choice(
      "check", of: ["accepted", "faulty"], missing: "office.document.check-missing")
    let kind = DocumentKey(form.typed("kind"))
    guard check == "faulty" else { return .checkDocument(kind, .accepted) }
    let reason = form.text("reason", missing: "office.document.reason-missing", most: 1000)
    return .checkDocument(kind, .faulty(reason: reason))
  }

  private func readPayment(_ form: inout SentForm) -> OfficerOrder? {
    let answer = form.choice(
      "answer", of: ["enough", "less"], missing: "office.payment.answer-missing")
    guard answer == "less" else { return .answerPayment(refusal: nil) }
    return .answerPayment(
      refusal: form.text("reason", missing: "office.payment.reason-missing", most: 1000))
  }

  // MARK: Grounds

  /// The grounds ticked among those of the proposal, and another one; never empty.
  private func ownGrounds(_ form: inout SentForm) -> [Ground] {
    let proposed = proposal?.grounds ?? []
    let ticked = proposed.filter { form.fields.all("ground").contains($0.ruling) }
    let other = form.typed("other")
    let own = offeredGrounds.filter { $0.ruling == other }
    if !other.isEmpty, own.isEmpty { form.note("case.error.choice", at: "other") }
    let all = ticked + own.filter { ground in !ticked.contains { $0.ruling == ground.ruling } }
    if all.isEmpty {
      form.note("office.grounds-missing", at: proposed.isEmpty ? "other" : "ground")
    }
    return all
  }

  private func pickedGrounds(_ form: inout SentForm) -> Grounds? {
    let picked = offeredGrounds.filter { form.fields.all("ground").contains($0.ruling) }
    if picked.isEmpty { form.note("office.grounds-missing", at: "ground") }
    return Grounds(picked)
  }

  // MARK: Grant

  private func readGrant(_ form: inout SentForm) -> OfficerOrder? {
    let months = form.number("months", missing: "office.grant.months-missing")
    let demanded = form.fields.all("demand").compactMap(Requirement.init(rawValue:))
    let conditions = (1...Self.mostConditions).compactMap { condition($0, &form) }
    let reason = form.optionalText("reason")
    return months.map {
      .grant(
        Command.GrantTerms(
          term: .months($0), conditions: conditions, demanded: Set(demanded),
          reasonForDiffering: reason))
    }
  }

  /// One special condition, with a key from the form's own, so that the same form makes the same condition.
  private func condition(_ number: Int, _ form: inout SentForm) -> SpecialCondition? {
    let name = "condition-\(number)"
    let kind = form.typed(name)
    if kind.isEmpty || kind == "none" { return nil }
    guard words.law.knows(kind, in: .condition) else {
      form.note("case.error.choice", at: name)
      return nil
    }
    let count = form.number(name + "-number", missing: "office.condition.number-missing")
    let last = form.day(name + "-through", missing: "office.condition.through-missing")
    if let last, last < desk.today {
      form.note("office.condition.through-past", at: name + "-through")
    }
    let key = (form.fields[SentForm.keyName] ?? "") + "-\(number)"
    guard let count, let last, let id = Identifier<SpecialCondition>(key) else { return nil }
    return SpecialCondition(id: id, kind: ConditionKey(kind), number: count, through: last)
  }
}
