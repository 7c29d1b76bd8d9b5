import LawLanguage
import Measures

/// The law's items that a simulated year reads, found by name.
struct YearNames: Sendable {
  let application: ID<Record>
  let permitRequired: ID<Rule>
  let category: ID<Rule>
  let quotaApplies: ID<Rule>
  let marketTest: ID<Rule>
  let firstFilingDay: ID<Rule>
  let grantable: ID<Rule>
  let decisionDays: ID<Rule>
  let decisionDue: ID<Rule>
  let fee: ID<Rule>
  let vacancyDate: ID<Fact>
  let freePlaces: ID<Fact>
  let total: DatedValue
  let ofRegion: DatedValue
  let ofCategory: DatedValue

  init(_ names: YearFile.Names, _ book: LawBook) throws(LabFault) {
    guard let record = book.record(named: names.application) else {
      throw .unknownRule(names.application)
    }
    func rule(_ name: String) throws(LabFault) -> ID<Rule> {
      guard let rule = book.rule(named: name, of: record.id) else { throw .unknownRule(name) }
      return rule.id
    }
    func fact(_ name: String) throws(LabFault) -> ID<Fact> {
      guard let fact = record.facts.first(where: { book[$0].name == name }) else {
        throw .unknownRule(name)
      }
      return fact
    }
    func value(_ name: String) throws(LabFault) -> DatedValue {
      guard let value = book.values.first(where: { $0.name == name }) else {
        throw .unknownRule(name)
      }
      return value
    }
    application = record.id
    permitRequired = try rule(names.permitRequired)
    category = try rule(names.category)
    quotaApplies = try rule(names.quotaApplies)
    marketTest = try rule(names.marketTest)
    firstFilingDay = try rule(names.firstFilingDay)
    grantable = try rule(names.grantable)
    decisionDays = try rule(names.decisionDays)
    decisionDue = try rule(names.decisionDue)
    fee = try rule(names.fee)
    vacancyDate = try fact(names.vacancyDate)
    freePlaces = try fact(names.freePlaces)
    total = try value(names.quotaTotal)
    ofRegion = try value(names.quotaOfRegion)
    ofCategory = try value(names.quotaOfCategory)
  }

  /// What is read when a vacancy arises, when an application is filed, and when it is decided.
  var ofSearch: [ID<Rule>] { [permitRequired, marketTest, firstFilingDay] }
  var ofFiling: [ID<Rule>] { [quotaApplies, category] }
  var ofDecision: [ID<Rule>] {
    [permitRequired, category, quotaApplies, grantable, decisionDays, decisionDue, fee]
  }
}
