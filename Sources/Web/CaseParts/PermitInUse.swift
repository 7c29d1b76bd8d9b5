import Casework
import Office

/// Whom a permit names, what it asks of the employer, and where its workers were sent: `case/permit`.
struct PermitInUse: Sendable {
  let workers: [WorkerRow]
  let hasWorkers: Bool
  let conditions: [SummaryRow]
  let hasConditions: Bool
  let trips: [SummaryRow]
  let hasTrips: Bool

  init(_ permitCase: PermitCase, _ words: CaseWords) {
    workers = permitCase.workers.map { WorkerRow($0, words) }
    hasWorkers = !workers.isEmpty
    conditions = Self.conditions(permitCase.standing, words)
    hasConditions = !conditions.isEmpty
    trips = (permitCase.standing.permit?.trips ?? []).map { trip in
      let worker = permitCase.workers.first { $0.id == trip.worker }
      return SummaryRow(
        worker?.name ?? words.say("case.worker-left"),
        words.region(trip.region) + ": "
          + words.say(
            "case.period", ["first": words.day(trip.first), "last": words.day(trip.last)]))
    }
    hasTrips = !trips.isEmpty
  }

  private static func conditions(_ standing: Standing, _ words: CaseWords) -> [SummaryRow] {
    let granted: [SpecialCondition] =
      if case .granted(let grant) = standing { grant.conditions } else { [] }
    return (standing.permit?.conditions ?? granted).map {
      SummaryRow(
        words.condition($0.kind),
        words.say(
          "office.condition.state",
          ["done": String($0.done), "number": String($0.number), "day": words.day($0.through)]))
    }
  }
}

/// A worker of the list; only what the list says.
struct WorkerRow: Sendable {
  let name: String
  let latinName: String
  let born: String
  let citizenship: String
  let residence: String
  let departedFrom: String
  let education: String
  let occupation: String

  init(_ worker: Worker, _ words: CaseWords) {
    name = worker.name
    latinName = worker.latinName
    born = words.day(worker.birthDate)
    citizenship = words.country(worker.citizenship)
    residence = words.country(worker.residence)
    departedFrom = words.country(worker.departedFrom)
    education = worker.education
    occupation = worker.occupation
  }
}

extension CaseWords {
  /// All that a list says of a worker but the name.
  func listed(_ worker: Worker) -> String {
    say(
      "office.worker.listed",
      [
        "latin": worker.latinName, "born": day(worker.birthDate),
        "citizenship": country(worker.citizenship), "residence": country(worker.residence),
        "departure": country(worker.departedFrom), "education": worker.education,
        "occupation": worker.occupation,
      ])
  }
}
