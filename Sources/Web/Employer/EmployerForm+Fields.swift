import Casework
import LawLibrary
import Measures
import Office

/// The questions of each step.
extension EmployerForm {
  func fields(_ typed: Typed) -> [StepField] {
    switch step {
    case .search:
      [
        typed.radios("channel", say("employer.search.channel"), channels),
        typed.date("day", say("employer.day"), hint: say("check.date.hint")),
        typed.line(
          "reference", say("employer.reference"), hint: say("employer.search.reference-hint")),
      ]
    case .interview: interviewFields(typed)
    case .lodge: lodgeFields(typed)
    case .supplement, .takeBack, .giveBack: []
    case .answer: [typed.area("text", say("employer.answer.text"), rows: 8)]
    case .cure: [typed.area("text", say("employer.cure.text"), rows: 8)]
    case .appeal:
      words.actField(file.appealable, typed)
        + [typed.area("text", say("employer.appeal.text"), rows: 8)]
    case .fee: paymentFields(typed)
    case .guarantee: paymentFields(typed) + [typed.line("bank", say("employer.bank"))]
    case .list: listFields(typed)
    case .replacement:
      [typed.radios("leaving", say("employer.replacement.leaving"), leavingChoices)]
        + workerFields(typed)
    case .trip: tripFields(typed)
    case .report: reportFields(typed)
    case .extend: [months(typed)]
    }
  }

  /// Every way of searching; those that the law asks for and that are not written down yet say so.
  private var channels: [Choice] {
    let need = words.law.searchNeed(of: permitCase, stated: stated, on: desk.today)
    let missing = if case .open(let missing) = need { missing } else { [String]() }
    return words.choices(.channel).map { choice in
      Choice(
        choice.value, choice.text,
        hint: missing.contains(choice.value) ? say("case.search.needed") : nil)
    }
  }

  private func interviewFields(_ typed: Typed) -> [StepField] {
    [
      typed.line(
        "candidate", say("employer.interview.candidate"),
        hint: say("employer.interview.candidate-hint")),
      typed.date("day", say("employer.day"), hint: say("check.date.hint")),
      typed.radios(
        "outcome", say("employer.interview.outcome"),
        ["invited", "hired", "declined", "refused"].map {
          Choice($0, say("employer.interview.outcome-of.\($0)"))
        }),
      typed.area("reason", say("employer.interview.reason"), rows: 3),
    ]
  }

  private func lodgeFields(_ typed: Typed) -> [StepField] {
    [
      typed.line(
        "places", say("employer.lodge.places"), known: said(.requestedWorkers) ?? "1", width: 5,
        isNumber: true),
      months(typed),
    ] + (namesSeveralRegions ? [furtherRegions(typed)] : [])
  }

  /// Offered where the law of today lets one permit name several regions.
  private var namesSeveralRegions: Bool {
    let allowed = try? words.law.mayNameSeveralRegions(
      permitCase.facts.merging(stated), on: words.today)
    return allowed == true
  }

  private func furtherRegions(_ typed: Typed) -> StepField {
    let own = permitCase.employer.region
    return typed.boxes(
      "regions", say("employer.lodge.regions"),
      hint: say("employer.lodge.regions-hint", ["region": words.region(own)]),
      words.regionChoices { $0 != own.name })
  }

  /// What was answered to a question of the law, in the case or not laid into it yet.
  private func said(_ fact: LawNames.Fact) -> String? {
    stated[fact.rawValue] ?? permitCase.facts[fact.rawValue]
  }

  private func months(_ typed: Typed) -> StepField {
    let asked = said(.requestedTerm) ?? ""
    return typed.line(
      "months", say("employer.months"), known: String(asked.prefix { $0.isNumber }), width: 5,
      isNumber: true, suffix: say("check.unit.months"))
  }

  private func paymentFields(_ typed: Typed) -> [StepField] {
    [
      typed.line("sum", say("employer.sum"), width: 20, isNumber: true, suffix: "\u{20B8}"),
      typed.date("day", say("employer.day"), hint: say("check.date.hint")),
      typed.line("reference", say("employer.reference")),
    ]
  }

  private func tripFields(_ typed: Typed) -> [StepField] {
    let covered = Set(permitCase.standing.permit?.regions.map(\.name) ?? [])
    return [
      typed.radios("worker", say("employer.trip.worker"), workerChoices),
      typed.select(
        "region", say("case.region"),
        words.regionChoices { !covered.contains($0) }),
      typed.date("first", say("employer.trip.first"), hint: say("check.date.hint")),
      typed.date("last", say("employer.trip.last"), hint: say("check.date.hint")),
    ]
  }

  private func reportFields(_ typed: Typed) -> [StepField] {
    let conditions = permitCase.standing.permit?.conditions ?? []
    return [
      typed.radios(
        "condition", say("employer.report.condition"),
        conditions.map {
          Choice(
            $0.id.rawValue, words.condition($0.kind),
            hint: say(
              "office.condition.state",
              ["done": String($0.done), "number": String($0.number), "day": words.day($0.through)]))
        }),
      typed.line("done", say("employer.report.done"), width: 5, isNumber: true),
      typed.line("proof", say("employer.report.proof")),
    ]
  }

  /// Whose replacement is asked for already says so.
  private var leavingChoices: [Choice] {
    let asked = permitCase.standing.permit?.replacementRequests ?? []
    return permitCase.workers.map { worker in
      let request = asked.first { $0.leaving == worker.id }
      let state = request.map {
        say("employer.replacement.asked", ["day": words.day($0.deadline.start)])
      }
      return Choice(
        worker.id.rawValue, worker.name,
        hint: [worker.latinName, state].compactMap(\.self).joined(separator: " · "))
    }
  }

  private var workerChoices: [Choice] {
    permitCase.workers.map { Choice($0.id.rawValue, $0.name, hint: $0.latinName) }
  }
}
