import Casework
import Foundation
import Measures

/// `lifecycle-scene.json`, as far as the law needs it.
struct Scene: Decodable {
  struct Search: Decodable {
    let channel: String
    let day: Day
    let reference: String
  }

  let day: Day
  let facts: FactSheet
  let byCategory: [FactSheet]
  let regions: [String]
  let searches: [Search]
  let documents: [String]
  let months: Int
  let education: String
  let country: String
  let employerName: String
}

extension Scene {
  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    self = try JSONDecoder().decode(Scene.self, from: data)
  }
}

/// No quota applies: not the application that the scene tells of.
struct NoQuota: Error {}

/// The law says no to a step.
struct SaidNo: Error {
  let command: String
}

func key<Thing>(_ text: String) -> Identifier<Thing> {
  guard let key = Identifier<Thing>(text) else { fatalError("not a key: \(text)") }
  return key
}

/// One application on its way through the four calls, as the office asks the law for each of them.
struct Lifecycle {
  static var steps: [(inout Lifecycle) throws -> Void] {
    [
      { try $0.submit() }, { try $0.check() }, { try $0.decide() }, { try $0.certify() },
    ]
  }
  private static var places: Int { 3 }

  private let law: PermitLaw
  private let scene: Scene
  private let id: Identifier<PermitCase>
  private let region: RegionKey
  private(set) var permitCase: PermitCase?
  private(set) var events: [CaseEvent] = []

  init(law: PermitLaw, scene: Scene, number: Int) {
    self.law = law
    self.scene = scene
    id = key("2011-\(number)")
    region = RegionKey(scene.regions[number % scene.regions.count])
  }

  private mutating func take(_ command: Command) throws {
    let occasion = Occasion(
      day: scene.day, by: Party(role: .officer, key: key("o-1")))
    guard
      case .done(let step) = try law.answer(command, to: permitCase, id: id, on: occasion)
    else { throw SaidNo(command: "\(command.name)") }
    permitCase = step.after
    events += step.events
  }

  /// What the office asks after each write: the day on which something is due.
  private func due() { precondition(permitCase.map { law.runningTerms(of: $0) } != nil) }

  mutating func submit() throws {
    let employer = Employer(
      id: key("e-1"), businessNumber: "123456789012", name: scene.employerName,
      region: region)
    try take(.open(employer: employer, facts: scene.facts.merging(scene.byCategory[2])))
    for search in scene.searches {
      try take(
        .recordSearch(
          .init(
            channel: ChannelKey(search.channel), day: search.day, reference: search.reference)))
    }
    let fingerprint = String(repeating: "0123456789abcdef", count: 4)
    for document in scene.documents {
      try take(
        .attach(.init(kind: DocumentKey(document), day: scene.day, fingerprint: fingerprint)))
    }
    try take(.lodge(facts: FactSheet(), places: Self.places))
    due()
  }

  mutating func check() throws {
    guard let known = permitCase, case .lodged(let lodgement) = known.standing else { return }
    let need = try law.quotaNeed(lodgement.facts, on: lodgement.day)
    guard need.applies == true else { throw NoQuota() }
    let key = QuotaAccount.Key(region: region, line: need.category, year: scene.day.year)
    let account = QuotaAccount(key: key, allotted: 1_000_000)
    try take(.checkCompleteness(account: account, isAtOnce: true))
    try take(.propose)
    due()
  }

  mutating func decide() throws {
    try take(.rule(.grant(.init(term: .months(scene.months)))))
    due()
  }

  mutating func certify() throws {
    let country = CountryKey(scene.country)
    let workers = (0..<Self.places).map { index in
      Worker(
        id: key("\(id).\(index)"), name: "Karimov Aziz", latinName: "Karimov Aziz",
        birthDate: scene.day, citizenship: country, residence: country, departedFrom: country,
        education: scene.education, occupation: "7112")
    }
    guard let list = NamedList(workers) else { return }
    try take(.fileList(list))
    try take(.certify)
    due()
  }
}
