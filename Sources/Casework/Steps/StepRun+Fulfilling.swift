import LawExplain
import Measures

/// Fee, guarantee and list: what must happen before a granted permit takes effect.
extension StepRun {
  mutating func fulfil(_ command: Command) throws(StepError) -> Refusal? {
    if case .payFee(let payment) = command, let permit = standing.permit {
      try payExtension(permit, payment)
      return nil
    }
    if case .fileList(let list) = command, case .inEffect(let permit) = standing {
      try name(permit, list)
      return nil
    }
    guard case .granted(let grant) = standing else { throw outOfPlace }
    switch command {
    case .payFee(let payment): try pay(grant, payment)
    case .placeGuarantee(let placement): try place(grant, placement)
    case .fileList(let list): try file(grant, list)
    case .certify: try certify(grant)
    default: throw outOfPlace
    }
    try takeEffectIfReady()
    return nil
  }

  private mutating func pay(_ grant: Grant, _ payment: Fee.Payment) throws(StepError) {
    try record(try paid(grant.fee, payment, since: grant.decision.day))
  }

  /// Known sums are reached in their own currency; unknown ones are above zero.
  func check(_ sum: Money, atLeast least: Money?, _ what: Requirement) throws(StepError) {
    let isEnough =
      least.map { $0.currency == sum.currency && sum.tiyn >= $0.tiyn } ?? (sum.tiyn > 0)
    guard isEnough else { throw .lessThanDue(what, least: least) }
  }

  private mutating func place(
    _ grant: Grant, _ placement: ReturnGuarantee.Placement
  ) throws(StepError) {
    guard let guarantee = grant.guarantee, guarantee.placement == nil else {
      throw .notOutstanding(.guarantee)
    }
    try check(placement.sum, atLeast: guarantee.least, .guarantee)
    try mustBeInTime(guarantee.deadline)
    try record(.guaranteePlaced(placement))
  }

  private mutating func file(_ grant: Grant, _ list: NamedList) throws(StepError) {
    guard let duty = grant.list, duty.filed?.certification == nil else {
      throw .notOutstanding(.list)
    }
    try check(list, places: grant.places)
    try mustBeInTime(duty.deadline)
    try record(.listFiled(NamedList(uncertified: list.workers)))
  }

  /// Where no list is certified the permit itself names its workers: once it is in effect, and once only.
  private mutating func name(_ permit: Permit, _ list: NamedList) throws(StepError) {
    guard permit.isUnnamed else { throw .notOutstanding(.list) }
    try check(list, places: permit.grant.places)
    try record(.listFiled(NamedList(uncertified: list.workers)))
  }

  private func check(_ list: NamedList, places: Int) throws(StepError) {
    guard !list.workers.isEmpty else { throw .unknownWorker }
    guard list.workers.count <= places else { throw .moreThanPlaces }
    for worker in list.workers { try check(worker) }
  }

  /// A foreigner who is born, of countries that the law files know.
  func check(_ worker: Worker) throws(StepError) {
    guard worker.birthDate < day else { throw .impossibleNumber("birthDate") }
    guard worker.citizenship != .own else { throw .ownCitizen }
    for country in [worker.citizenship, worker.residence, worker.departedFrom] {
      try know(country.name, in: .country)
    }
  }

  private mutating func certify(_ grant: Grant) throws(StepError) {
    guard let duty = grant.list else { throw .notOutstanding(.list) }
    guard let filed = duty.filed else { throw .notFiled }
    guard filed.certification == nil else { throw .notOutstanding(.list) }
    try record(.listCertified)
  }
}

extension NamedList {
  /// The workers of a list that was read already.
  init(uncertified workers: [Worker]) {
    self.workers = workers
    certification = nil
  }
}
