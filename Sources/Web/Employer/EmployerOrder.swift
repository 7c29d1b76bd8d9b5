import Casework
import Measures
import Office

/// What a form of the employer's side orders, read and ready to be done.
enum EmployerOrder {
  case search(ChannelKey, Day, reference: String)
  case interview(candidate: String, Day, LabourMarketTest.Interview.Outcome)
  case lodge(FactSheet, places: Int, regions: [RegionKey])
  case supplement
  case takeBack
  case answer(String)
  case fee(Money, Day, reference: String)
  case guarantee(Money, Day, bank: String, reference: String)
  case list([Worker])
  case replacement(leaving: Identifier<Worker>, arriving: Worker)
  case trip(Identifier<Worker>, RegionKey, first: Day, last: Day)
  case report(Identifier<SpecialCondition>, done: Int, proof: String)
  case cure(String)
  case extend(months: Int)
  case giveBack
  case appeal(String, against: Int?)

  func take(
    _ id: Identifier<PermitCase>, _ office: Office, _ asked: Asked
  ) async throws(OfficeRefusal) {
    switch self {
    case .search(let channel, let day, let reference):
      _ = try await office.recordSearch(id, channel: channel, day: day, reference: reference, asked)
    case .interview(let candidate, let day, let outcome):
      _ = try await office.recordInterview(
        id, candidate: candidate, day: day, outcome: outcome, asked)
    case .lodge(let facts, let places, let regions):
      _ = try await office.lodge(id, facts: facts, places: places, regions: regions, asked)
    case .supplement: _ = try await office.supplement(id, facts: FactSheet(), asked)
    case .takeBack: _ = try await office.takeBack(id, asked)
    case .answer(let text): _ = try await office.hear(id, answer: text, asked)
    case .appeal(let text, let act):
      _ = try await office.appeal(id, statement: text, against: act, asked)
    default: try await takeLater(id, office, asked)
    }
  }

  /// Steps between the grant and the permit's last day.
  private func takeLater(
    _ id: Identifier<PermitCase>, _ office: Office, _ asked: Asked
  ) async throws(OfficeRefusal) {
    switch self {
    case .fee(let sum, let day, let reference):
      _ = try await office.payFee(id, sum: sum, day: day, reference: reference, asked)
    case .guarantee(let sum, let day, let bank, let reference):
      _ = try await office.placeGuarantee(
        id, sum: sum, bank: bank, reference: reference, day: day, asked)
    case .list(let workers): _ = try await office.fileList(id, workers: workers, asked)
    case .replacement(let leaving, let arriving):
      _ = try await office.askReplacement(id, leaving: leaving, arriving: arriving, asked)
    case .trip(let worker, let region, let first, let last):
      _ = try await office.recordTrip(
        id, worker: worker, region: region, first: first, last: last, asked)
    case .report(let condition, let done, let proof):
      _ = try await office.reportCondition(
        id, condition: condition, done: done, proof: proof, asked)
    case .cure(let text): _ = try await office.reportCure(id, text: text, asked)
    case .extend(let months):
      _ = try await office.extend(id, facts: FactSheet(), months: months, asked)
    default: _ = try await office.giveBack(id, asked)
    }
  }
}
