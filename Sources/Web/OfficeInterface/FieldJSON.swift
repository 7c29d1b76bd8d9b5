import Casework
import Measures
import Office
import Register

/// Stays and what inspectors find, as the interface writes them.
enum FieldJSON {
  static func stay(_ view: StayView) -> JSON {
    .object([
      "id": .text(view.stay.record.id.rawValue), "version": .number(view.stay.version),
      "record": JSON(plain: view.stay.record), "name": view.person.map { .text($0.name) },
      "registrationRequired": .flag(view.days?.registrationRequired),
      "registrationLastDay": .day(view.days?.registrationLastDay),
      "hostNoticeLastDay": .day(view.days?.hostNoticeLastDay),
      "lastLawfulDay": .day(view.days?.lastLawfulDay),
      "overstayDays": view.days?.overstayDays.map { .number($0) },
    ])
  }

  /// A complaint that was made, with the number by which somebody without an account asks what became of it.
  static func complaint(_ kept: Versioned<Complaint>, _ number: ComplaintNumber?) -> JSON {
    .object([
      "id": .text(kept.record.id.rawValue), "version": .number(kept.version),
      "record": JSON(plain: kept.record), "number": number.map { .text($0.description) },
    ])
  }

  /// What the law makes of an accident; a member that is absent is not decided yet.
  static func consequences(_ consequences: AccidentConsequences) -> JSON {
    let proposal = consequences.proposal
    return .object([
      "insurerPays": .flag(consequences.insurerPays),
      "employerAnswers": .flag(consequences.employerAnswers),
      "employerOwes": .money(consequences.employerOwes),
      "insurerToldBy": .day(consequences.insurerToldBy),
      "noPolicyFine": .money(consequences.noPolicyFine), "needs": .texts(proposal.needs),
      "mark": .text(proposal.bookMark), "explanation": .written(proposal.explanation.text),
    ])
  }

  static func found(_ answer: FoundAnswer) -> JSON {
    .object([
      "permitIsKnown": .truth(answer.permitIsKnown),
      "permitIsInEffect": .flag(answer.permitIsInEffect),
      "employerFits": .flag(answer.employerFits), "regionFits": .flag(answer.regionFits),
      "tripCovers": .flag(answer.tripCovers), "standsInList": .flag(answer.standsInList),
      "occupationFits": .flag(answer.occupationFits), "facts": JSON(plain: answer.facts),
      "unlawful": .flag(answer.isUnlawful), "needs": .texts(answer.proposal.needs),
      "mark": .text(answer.proposal.bookMark),
      "explanation": .written(answer.proposal.explanation.text),
    ])
  }
}

extension SentBody {
  func subject() throws -> ViolationCase.Subject {
    guard let subject = ViolationCase.Subject(rawValue: try text("subject")) else {
      throw refused("subject")
    }
    return subject
  }

  func severity() throws -> Accident.Severity {
    guard let severity = Accident.Severity(rawValue: try text("severity")) else {
      throw refused("severity")
    }
    return severity
  }

  /// In what the penalty differs from the computed one.
  func differentPenalty() throws -> DifferentPenalty {
    DifferentPenalty(
      sanction: try optionalText("sanction", most: 100),
      fine: has("fine") ? try money("fine") : nil,
      arrestDays: has("arrestDays") ? try number("arrestDays") : nil,
      expulsionPossible: has("expulsionPossible") ? try flag("expulsionPossible") : nil,
      order: try optionalText("order", most: 300))
  }

  /// Somebody who stands in no permit of the employer; nil where a worker is named by key.
  func injured() throws -> Accident.Person? {
    guard has("person") else { return nil }
    if has("worker") { throw refused("person") }
    let sent = try object("person")
    return Accident.Person(
      name: try sent.text("name", most: 200), birthDate: try sent.day("birthDate"))
  }

  func policy() throws -> InsurancePolicy? {
    guard has("policy") else { return nil }
    let sent = try object("policy")
    guard
      let policy = InsurancePolicy(
        number: try sent.text("number"), insurer: try sent.text("insurer"),
        first: try sent.day("first"), last: try sent.day("last"))
    else { throw sent.refused("last") }
    return policy
  }

  /// One notice as JSON, or many as lines of JSON (`application/x-ndjson`).
  func arrivals() throws -> [SentArrival] {
    guard mediaType == "application/x-ndjson" else { return [try arrival()] }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(.badRequest, detail: request.visit.say("api.not-utf8"))
    }
    let lines = text.split(whereSeparator: \.isNewline)
    guard (1...Office.mostArrivals).contains(lines.count) else { throw refused("") }
    return try lines.enumerated().map { index, line in
      guard let json = try? JSONReader.read(String(line)), case .object = json else {
        throw refused(String(index))
      }
      return try SentBody(json: json, place: "/\(index)", request: request).arrival()
    }
  }
}
