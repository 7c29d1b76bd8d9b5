import CFloor
import LawColumns
import Population

/// The same people and outputs for the floor in C.
final class FloorRun {
  private let rows: Int
  private var people = floor_people()
  private var rulings = floor_rulings()
  private var fills: [(Person, Int) -> Void] = []

  init(rows: Int) {
    self.rows = rows
    floor_prepare()
    people.citizenship = column { UInt8($0.citizenship) }
    people.residence = column { UInt8($0.residence) }
    people.purpose = column { UInt8($0.purpose) }
    people.category = column { UInt8($0.category) }
    people.position = column { UInt8($0.position) }
    people.region = column { UInt8($0.region) }
    people.education = column { UInt8($0.education) }
    people.experience = column { UInt8($0.experience) }
    people.in_demand = column { UInt8($0.inDemand) }
    people.interviews = column { UInt8($0.interviews) }
    people.condition = column { UInt8($0.specialCondition) }
    people.has_contract = column { UInt8($0.hasContract) }
    people.family = column { UInt8($0.family) }
    people.application = column { Int32($0.applicationDate) }
    people.republican = column { Int32($0.republicanDate) }
    people.regional = column { Int32($0.regionalDate) }
    people.press = column { Int32($0.pressDate) }
    people.entry = column { Int32($0.entryDate) }
    people.registration = column { Int32($0.registrationDate) }
    people.rank = column { Int32($0.quotaRank) }
    people.stay_days = column { Int16($0.stayDays) }
    people.deposit = column { $0.returnDeposit }
    people.air = column { $0.ticketAir }
    people.rail = column { $0.fareRail }
    people.damage = column { $0.damage }
    people.insured = column { $0.insured }
    for row in 0..<rows {
      let person = Generator().row(row)
      for fill in fills { fill(person, row) }
    }
    makeOutputs()
  }

  /// Memory that is filled with all the others.
  private func column<Value>(_ value: @escaping (Person) -> Value) -> UnsafePointer<Value> {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: rows)
    fills.append { person, row in memory[row] = value(person) }
    return UnsafePointer(memory)
  }

  private func output<Value>(_ zero: Value) -> UnsafeMutablePointer<Value> {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: rows)
    memory.initialize(repeating: zero, count: rows)
    return memory
  }

  private func makeOutputs() {
    rulings.migrant = output(0)
    rulings.eaeu = output(0)
    rulings.required = output(0)
    rulings.quota = output(0)
    rulings.market = output(0)
    rulings.points = output(0)
    rulings.return_ok = output(0)
    rulings.granted = output(0)
    rulings.registered = output(0)
    rulings.insured = output(0)
    rulings.funds = output(0)
    rulings.compensation = output(0)
  }

  func run() { floor_run(&people, &rulings, 0, Int64(rows)) }

  /// The outputs of one row in the order of the rule set.
  func row(_ row: Int) -> [Int64] {
    let masks = [
      rulings.migrant, rulings.eaeu, rulings.required, rulings.quota, rulings.market,
      rulings.points, rulings.return_ok, rulings.granted, rulings.registered,
    ].map { Int64($0?[row] ?? 0) }
    return masks + [
      rulings.funds[row], Int64(rulings.insured[row]), rulings.compensation[row],
    ]
  }
}
