import Casework
import Measures
import Office

/// What was sent, as an order; nil when something in it has to be corrected first.
extension EmployerForm {
  func order(_ form: inout SentForm) -> EmployerOrder? {
    let order = read(&form)
    return form.isFit ? order : nil
  }

  private func read(_ form: inout SentForm) -> EmployerOrder? {
    switch step {
    case .search: readSearch(&form)
    case .interview: readInterview(&form)
    case .lodge: readLodging(&form)
    case .supplement: readSupplement(&form)
    case .takeBack: .takeBack
    case .giveBack: .giveBack
    case .answer: .answer(form.text("text", missing: "employer.text-missing"))
    case .cure: .cure(form.text("text", missing: "employer.text-missing"))
    case .appeal: readAppeal(&form)
    case .fee: readFee(&form)
    case .guarantee: readGuarantee(&form)
    case .list: readList(&form)
    case .replacement: readReplacement(&form)
    case .trip: readTrip(&form)
    case .report: readReport(&form)
    case .extend:
      form.number("months", missing: "employer.months-missing").map { .extend(months: $0) }
    }
  }

  private func readAppeal(_ form: inout SentForm) -> EmployerOrder? {
    let act = form.act(file.appealable)
    return .appeal(form.text("text", missing: "employer.text-missing"), against: act)
  }

  private func readSearch(_ form: inout SentForm) -> EmployerOrder? {
    let channel = form.choice(
      "channel", of: words.law.cases(of: .channel), missing: "employer.search.channel-missing")
    let day = form.day("day", missing: "employer.day-missing")
    let reference = form.text("reference", missing: "employer.reference-missing", most: 200)
    guard let channel, let day else { return nil }
    return .search(ChannelKey(channel), day, reference: reference)
  }

  private func readInterview(_ form: inout SentForm) -> EmployerOrder? {
    let candidate = form.text(
      "candidate", missing: "employer.interview.candidate-missing", most: 100)
    let day = form.day("day", missing: "employer.day-missing")
    let name = form.choice(
      "outcome", of: ["invited", "hired", "declined", "refused"],
      missing: "employer.interview.outcome-missing")
    let reason =
      name == "refused" ? form.text("reason", missing: "employer.interview.reason-missing") : ""
    let outcomes: [String: LabourMarketTest.Interview.Outcome] = [
      "invited": .invited, "hired": .hired, "declined": .declinedByCandidate,
      "refused": .refused(reason: reason),
    ]
    guard let day, let outcome = name.flatMap({ outcomes[$0] }) else { return nil }
    return .interview(candidate: candidate, day, outcome)
  }

  private func readLodging(_ form: inout SentForm) -> EmployerOrder? {
    let places = form.number("places", missing: "employer.lodge.places-missing")
    let months = form.number("months", missing: "employer.months-missing")
    if let months { noteLongest(months, &form) }
    let regions = form.fields.all("regions")
    if !Set(regions).isSubset(of: words.law.regions(on: desk.today).map(\.name)) {
      form.note("case.error.choice", at: "regions")
    }
    guard let places, let months else { return nil }
    let term = months == 1 ? "1 month" : "\(months) months"
    var facts = stated
    facts[LawNames.Fact.requestedTerm.rawValue] = term
    return .lodge(facts, places: places, regions: regions.map { RegionKey($0) })
  }

  /// A term that is longer than the law of today lets anybody grant is said at its field, with what it rests on.
  private func noteLongest(_ months: Int, _ form: inout SentForm) {
    let facts = permitCase.facts.merging(stated)
    guard let longest = try? words.law.longestTerm(facts, on: desk.today), months > longest.months
    else { return }
    let grounds = words.grounds(longest.grounds.all, on: desk.today)
    let because = grounds.flatMap(\.citations).map(\.text)
    form.note(
      "employer.lodge.months-most", at: "months",
      ["most": words.term(.months(longest.months)), "because": because.joined(separator: "; ")])
  }

  // MARK: Money

  private func readFee(_ form: inout SentForm) -> EmployerOrder? {
    let sum = sum(&form)
    let day = form.day("day", missing: "employer.day-missing")
    let reference = form.text("reference", missing: "employer.reference-missing", most: 200)
    guard let sum, let day else { return nil }
    return .fee(sum, day, reference: reference)
  }

  private func readGuarantee(_ form: inout SentForm) -> EmployerOrder? {
    let sum = sum(&form)
    let day = form.day("day", missing: "employer.day-missing")
    let reference = form.text("reference", missing: "employer.reference-missing", most: 200)
    let bank = form.text("bank", missing: "employer.bank-missing", most: 200)
    guard let sum, let day else { return nil }
    return .guarantee(sum, day, bank: bank, reference: reference)
  }

  /// Whole tenge.
  private func sum(_ form: inout SentForm) -> Money? {
    form.number("sum", missing: "employer.sum-missing").map {
      Money(tiyn: Int64($0) * 100, currency: .tenge)
    }
  }

  /// An answer to a notice brings what the notice names; a document that is still missing or faulty is said.
  private func readSupplement(_ form: inout SentForm) -> EmployerOrder? {
    for kind in stillLacking {
      form.note(
        "employer.supplement.lacking", at: kind.name, ["document": words.document(kind)])
    }
    return .supplement
  }

  private func readTrip(_ form: inout SentForm) -> EmployerOrder? {
    let worker = form.choice(
      "worker", of: permitCase.workers.map(\.id.rawValue), missing: "employer.trip.worker-missing")
    let region = form.choice(
      "region", of: words.law.regions(on: desk.today).map(\.name),
      missing: "employer.trip.region-missing")
    let first = form.day("first", missing: "employer.day-missing")
    let last = form.day("last", missing: "employer.day-missing")
    if let first, let last, last < first { form.note("employer.trip.backwards", at: "last") }
    guard let worker = worker.flatMap({ Identifier<Worker>($0) }), let region, let first, let last
    else { return nil }
    return .trip(worker, RegionKey(region), first: first, last: last)
  }

  private func readReport(_ form: inout SentForm) -> EmployerOrder? {
    let conditions = permitCase.standing.permit?.conditions ?? []
    let condition = form.choice(
      "condition", of: conditions.map(\.id.rawValue), missing: "employer.report.condition-missing")
    let done = form.number("done", missing: "employer.report.done-missing")
    let proof = form.text("proof", missing: "employer.report.proof-missing", most: 500)
    guard let condition = condition.flatMap({ Identifier<SpecialCondition>($0) }), let done
    else { return nil }
    return .report(condition, done: done, proof: proof)
  }
}
