import Casework
import HTTPTypes
import Office

extension OfficeRequest {
  /// A refusal of the office as a problem of the interface.
  func problem(_ refusal: OfficeRefusal) -> Problem {
    switch refusal {
    case .notAllowed: Problem(actor.role == .visitor ? .unauthorized : .forbidden)
    case .notFound: Problem(.notFound)
    case .stale: Problem(.preconditionFailed)
    case .outOfPlace(let error): problem(error)
    case .lawSaysNo(let refusal): Problem(.lawSaysNo, grounds: refusal.grounds.all)
    case .keyUsedOtherwise: Problem(.keyUsedOtherwise)
    case .unfit(let name): unfit("/" + name)
    case .quota: Problem(.conflict, reason: "quota")
    case .taken: Problem(.conflict, reason: "taken")
    case .busy: Problem(.serviceUnavailable, headers: [.retryAfter: "1"])
    case .noRoom: Problem(.insufficientStorage)
    case .fault: Problem(.internalError)
    }
  }

  /// What cannot be read belongs to its place in the body; everything else is a step out of place.
  private func problem(_ error: StepError) -> Problem {
    switch error {
    case .unreadableFact(let path): unfit("/facts/" + path)
    case .unknownKey(let name): unfit(name)
    case .impossibleNumber(let name): unfit("/" + name)
    case .lessThanDue: unfit("/sum")
    case .dayOutside: unfit("/day")
    case .reasonMissing: unfit("/reasonForDiffering")
    case .groundsMissing: unfit("/grounds")
    case .courtOrderMissing: unfit("/penalty/order")
    case .onlyOnePenalty: unfit("/penalty")
    case .unknownWorker: unfit("/worker")
    case .ownCitizen: unfit("/citizenship")
    case .ownRegion: unfit("/regions")
    case .unknownCondition: unfit("/condition")
    case .moreThanConditioned: unfit("/done")
    case .answerAwaited(let first):
      Problem(.conflict, detail: visit.answerAwaited(first), reason: error.name)
    case .documentsUnchecked(let kinds):
      Problem(
        .conflict,
        detail: visit.say(
          "case.step-error.documents-unchecked",
          ["papers": kinds.map(\.name).joined(separator: ", ")]), reason: error.name)
    default: Problem(.conflict, reason: error.name)
    }
  }
}

extension StepError {
  /// The name of the case, without what it carries; stable.
  var name: String { String("\(self)".prefix { $0 != "(" }) }
}
