import Casework
import HTTPTypes
import Hummingbird
import LawLibrary
import Measures
import Office
import Register

/// The four calls by which servers of permits are measured: submit, check, decide, certify.
///
/// The office behind them is the ordinary one: rights, law, reasons, quota, journal and keys of requests. Only who
/// asks is taken from the body, so that this is never served but to measure, on the own machine.
public struct LifecycleInterface: RouteGroup {
  let office: Office
  let scene: LifecycleScene

  public init(office: Office, scene: LifecycleScene) {
    self.office = office
    self.scene = scene
  }

  public func addInterface(to routes: RouterGroup<RuqsatRequestContext>, site: Site) {
    let desk = InterfaceDesk(office: office) { _, _ in .visitor() }
    let table = OfficeRoutes(routes: routes, desk: desk, phrases: site.phrases)
    let scene = scene
    table.post("/applications", isOpen: true) { try await scene.submit($0, $1) }
    table.post("/applications/{id}/check", isOpen: true) { try await scene.check($0, $1) }
    table.post("/applications/{id}/decide", isOpen: true) { try await scene.decide($0, $1) }
    table.post("/applications/{id}/certify", isOpen: true) { try await scene.certify($0, $1) }
  }
}

extension LifecycleScene {
  private func asked(_ actor: Actor, _ request: OfficeRequest) -> Asked {
    Asked(actor, key: request.key, sent: request.sent)
  }

  private func employer(_ number: String) -> Actor {
    Actor(
      account: Identifier("e-" + number), role: .employerSignatory,
      employer: Identifier("e-" + number))
  }

  /// The officer of a region, as in `o3`.
  private func officer(_ body: SentBody) throws -> Actor {
    let name = try body.text("officer", most: 8)
    guard let number = Int(name.dropFirst()), let region = region(number) else {
      throw body.refused("officer")
    }
    return Actor(account: Identifier(name), role: .officer, region: region)
  }

  func submit(_ request: OfficeRequest, _ body: SentBody) async throws -> OfficeInterface.Done {
    let number = try body.text("employer", most: 12)
    guard let region = region(try body.number("region")) else { throw body.refused("region") }
    guard let facts = facts(category: try body.number("category")) else {
      throw body.refused("category")
    }
    let sent = WholeApplication(
      businessNumber: number, employerName: employerName, region: region, facts: facts,
      searches: marketTest, documents: try papers(body), places: try body.number("headcount"))
    let done = try await request.office.submit(sent, asked(employer(number), request))
    return OfficeInterface.Done(
      json: .object(["id": .text(done.receipt.id), "state": .text("submitted")]),
      version: done.receipt.version, address: "/v1/applications/\(done.receipt.id)")
  }

  private func papers(_ body: SentBody) throws -> [DocumentPackage.Document] {
    try body.objects("documents", most: 50).map { paper in
      let kind = try paper.number("kind")
      guard documents.indices.contains(kind - 1) else { throw paper.refused("kind") }
      return DocumentPackage.Document(
        kind: DocumentKey(documents[kind - 1]), day: day,
        fingerprint: try paper.text("sha256", most: 64))
    }
  }

  func check(_ request: OfficeRequest, _ body: SentBody) async throws -> OfficeInterface.Done {
    let done = try await request.office.examine(
      try request.parameter(), asked(try officer(body), request))
    let isAdmitted = done.receipt.standing == .admitted
    return OfficeInterface.Done(
      json: .object(["state": .text(isAdmitted ? "checked" : "returned"), "points": .null]),
      version: done.receipt.version)
  }

  func decide(_ request: OfficeRequest, _ body: SentBody) async throws -> OfficeInterface.Done {
    let done = try await request.office.decideAsProposed(
      try request.parameter(), months: months, asked(try officer(body), request))
    let isRefused = done.receipt.standing == .refused
    return OfficeInterface.Done(
      json: .object(["state": .text(isRefused ? "refused" : "approved")]),
      version: done.receipt.version)
  }

  func certify(_ request: OfficeRequest, _ body: SentBody) async throws -> OfficeInterface.Done {
    let officer = try officer(body)
    let id: Identifier<PermitCase> = try request.parameter()
    let known = try await request.office.caseInWork(id, .certify, officer)
    let workers = try body.objects("roster", most: 500).enumerated().map { index, sent in
      try worker(sent, in: known, index)
    }
    let done = try await request.office.fileAndCertify(
      known, workers: workers, by: employer(known.employer.businessNumber), asked(officer, request))
    return OfficeInterface.Done(
      json: .object(["state": .text("certified"), "permit": .text(done.receipt.id)]),
      version: done.receipt.version)
  }

  /// A worker of the list; the key follows from the case, so that the same request is the same list.
  private func worker(_ sent: SentBody, in known: PermitCase, _ index: Int) throws -> Worker {
    guard let id = Identifier<Worker>("\(known.id).\(index)") else { throw sent.refused("surname") }
    let name = try sent.text("surname", most: 100) + " " + sent.text("given", most: 100)
    // The driver draws days of birth that need not be in the calendar.
    let born = Day(iso: try sent.text("born", most: 10)) ?? day
    return Worker(
      id: id, name: name, latinName: name, birthDate: born, citizenship: CountryKey(country),
      residence: CountryKey(country), departedFrom: CountryKey(country), education: education,
      occupation: try sent.text("occupation", most: 20))
  }
}
