import Casework
import HTTPTypes
import LawLibrary
import Measures
import Office
import Register

/// The notice of an arrival, as the police records it or a host sends it.
struct ArrivalPages: RouteGroup {
  let desk: OfficeDesk

  func addPages(to routes: PageRoutes) {
    routes.form(
      FieldAddress.arrival, { visit, actor in try await form(visit, actor).page(Typed()) },
      send: note)
  }

  private func form(_ visit: Visit, _ actor: Actor) async throws -> ArrivalForm {
    guard actor.mayEver(.noteArrival) else { throw Problem(.notFound) }
    var host: Employer?
    if actor.role.binding == .employer, let id = actor.employer {
      host = try await desk.look { office async throws(OfficeRefusal) in
        try await office.employer(id, actor)
      }
    }
    return ArrivalForm(actor: actor, host: host, desk: desk, words: try desk.words(visit))
  }

  private func note(_ visit: Visit, _ actor: Actor) async throws -> PageAnswer {
    var form = try await form(visit, actor)
    var sent = SentForm(visit)
    let number = sent.typed("host")
    if form.host == nil, !number.isEmpty {
      form.host = try? await desk.office.employer(businessNumber: number, actor)
      if form.host == nil { sent.note("field.begin.unknown", at: "host", ["number": number]) }
    }
    guard let notice = form.read(&sent) else { return form.page(Typed(sent)).answer }
    do {
      let noted = try await desk.office.noteArrival(notice, sent.asked(actor))
      return .redirect(
        to: FieldAddress.stay(noted.stay, visit) + "?done=\(noted.isKnown ? "known" : "noted")")
    } catch .unfit(let part) where ArrivalForm.parts[part] != nil {
      ArrivalForm.note(part, &sent)
      return form.page(Typed(sent)).answer
    } catch {
      return try desk.refused(error, of: form.page(Typed()), form.words)
    }
  }
}

/// The form of a notice of arrival.
struct ArrivalForm {
  let actor: Actor
  var host: Employer?
  let desk: OfficeDesk
  let words: CaseWords

  /// What the office may find unfit in a notice, and the field where it is said.
  static var parts: [String: String] {
    let fields = [
      "name", "latinName", "documentNumber", "citizenship", "region", "entryDay", "birthDate",
      "address", "hostName", "hostNumber",
    ]
    let others = [
      "citizen": "citizenship", "otherPerson": "documentNumber", "left": "entryDay",
    ]
    return others.merging(fields.map { ($0, $0) }) { $1 }
  }

  /// The region of whoever is bound to one; of an employer the own one, which may be changed.
  private var region: RegionKey? { actor.region ?? host?.region }

  private func ordered(_ choices: [Choice]) -> [Choice] {
    ReaderOrder(words.visit.language, phrases: words.visit.phrases).sorted(choices) { $0.text }
  }

  func page(_ typed: Typed) -> StepPage {
    let visit = words.visit
    return StepPage(
      title: visit.say("field.arrival.title"), back: visit.link(FieldAddress.stays),
      lead: [visit.say("field.arrival.lead")], fields: person(typed) + stay(typed),
      errors: typed.errors,
      form: FormFoot(
        action: visit.link(FieldAddress.arrival),
        key: typed.fields[SentForm.keyName] ?? desk.newFormKey, seen: nil,
        button: visit.say("field.arrival.button")))
  }

  private func person(_ typed: Typed) -> [StepField] {
    let visit = words.visit
    return [
      typed.line("name", visit.say("field.arrival.name"), width: nil),
      typed.line(
        "latinName", visit.say("field.stay.latin"), hint: visit.say("field.arrival.latin-hint"),
        width: nil),
      typed.date("birthDate", visit.say("field.stay.born")),
      typed.select(
        "citizenship", visit.say("field.stay.citizenship"), ordered(words.choices(.country))),
      typed.line("documentNumber", visit.say("field.stay.document")),
    ]
  }

  private func stay(_ typed: Typed) -> [StepField] {
    let visit = words.visit
    let regions = words.choices(.region, chosen: region?.name)
    let offered = actor.region.map { own in regions.filter { $0.value == own.name } } ?? regions
    var fields = [
      typed.date("entryDay", visit.say("field.stay.entered")),
      typed.radios(
        "basis", visit.say("field.stay.basis"), hint: visit.say("field.arrival.basis-hint"),
        words.choices(.stayBasis)),
      typed.date(
        "until", visit.say("field.register.until"), hint: visit.say("field.register.until-hint")),
    ]
    fields += StayLength(words).fields(typed)
    fields += [
      typed.select("region", visit.say("field.stay.region"), ordered(offered)),
      typed.line("address", visit.say("field.stay.address"), width: nil),
    ]
    if actor.role.binding != .employer {
      fields.append(
        typed.line(
          "host", visit.say("field.arrival.host"), hint: visit.say("field.arrival.host-hint"),
          isNumber: true))
      fields += [
        typed.line(
          "hostName", visit.say("field.arrival.host-name"),
          hint: visit.say("field.arrival.host-name-hint"), width: nil),
        typed.line("hostNumber", visit.say("field.arrival.host-number"), isNumber: true),
      ]
    }
    return fields
  }

  /// The notice; every mistake that can be told without the register is told at once.
  func read(_ form: inout SentForm) -> ArrivalNotice? {
    let told = parts(&form)
    let facts = readBasis(&form, told.entryDay)
    for part in told.unfit(words.law, on: words.today) { Self.note(part, &form) }
    guard form.isFit, let name = told.name, let latinName = told.latinName,
      let born = told.birthDate, let citizenship = told.citizenship,
      let document = told.documentNumber, let entry = told.entryDay, let region = told.region,
      let address = told.address
    else { return nil }
    return ArrivalNotice(
      name: name, latinName: latinName, birthDate: born, citizenship: citizenship,
      documentNumber: document, entryDay: entry, region: region, address: address,
      host: host?.id, privateHost: told.privateHost, facts: facts)
  }

  /// A private host, where the one who writes the notice down is not the host.
  private func privateHost(_ form: inout SentForm) -> PrivateHost? {
    guard actor.role.binding != .employer else { return nil }
    let (name, number) = (form.typed("hostName"), form.typed("hostNumber"))
    guard !name.isEmpty || !number.isEmpty else { return nil }
    if host != nil { form.note("field.arrival.two-hosts", at: "hostName") }
    return PrivateHost(name: name, number: number.isEmpty ? nil : number)
  }

  /// What is wrong with a part, at its field.
  static func note(_ part: String, _ form: inout SentForm) {
    let field = parts[part] ?? part
    guard !form.errors.contains(where: { $0.field == field }) else { return }
    form.note("field.arrival.unfit.\(part)", at: field)
  }

  private func parts(_ form: inout SentForm) -> ArrivalParts {
    func text(_ name: String, most: Int) -> String? {
      let text = form.text(name, missing: "field.arrival.unfit.\(name)", most: most)
      return text.isEmpty ? nil : text
    }
    func choice(_ name: String, of list: LawNames.List) -> String? {
      form.choice(name, of: words.law.cases(of: list), missing: "field.arrival.unfit.\(name)")
    }
    func day(_ name: String) -> Day? { form.day(name, missing: "field.arrival.unfit.\(name)") }
    var told = ArrivalParts()
    told.name = text("name", most: 200)
    told.latinName = text("latinName", most: 200)
    told.birthDate = day("birthDate")
    told.citizenship = choice("citizenship", of: .country).map { CountryKey($0) }
    told.documentNumber = text("documentNumber", most: 40)
    told.entryDay = day("entryDay")
    told.region = choice("region", of: .region).map { RegionKey($0) }
    told.address = text("address", most: 300)
    told.privateHost = privateHost(&form)
    return told
  }

  /// What is said of the basis; nothing has to be.
  private func readBasis(_ form: inout SentForm, _ entry: Day?) -> FactSheet {
    var facts = FactSheet()
    if !form.typed("basis").isEmpty {
      facts[LawNames.Fact.stayBasis.rawValue] = form.choice(
        "basis", of: words.law.cases(of: .stayBasis), missing: "field.register.basis-missing")
    }
    if let until = form.optionalDay("until") {
      if let entry, until < entry { form.note("field.register.until-early", at: "until") }
      facts[LawNames.Fact.permittedUntil.rawValue] = until.description
    }
    return facts.merging(StayLength(words).read(&form))
  }
}
