/// The seeded population of the rule set permit-12: nothing but integer arithmetic over splitmix64.
public struct Generator: Sendable {
  static var seed: UInt64 { 0x5EED_0001 << 32 }

  public init() {}

  public static func splitmix(_ state: UInt64) -> UInt64 {
    var x = state &+ 0x9E37_79B9_7F4A_7C15
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }

  private func draw(_ row: Int, _ column: UInt64, _ count: UInt64) -> Int64 {
    let drawn = Self.splitmix(Self.seed &+ UInt64(row) &* 64 &+ column)
    return Int64((drawn >> 33) % count)
  }

  /// The person with this number.
  public func row(_ row: Int) -> Person {
    func u(_ column: UInt64, _ count: UInt64) -> Int64 { draw(row, column, count) }
    func step(_ value: Int64, _ limits: [Int64]) -> Int64 { Int64(limits.count { $0 <= value }) }
    var p = Person()
    p.citizenship = step(u(0, 100), [6, 16, 18, 20, 32, 56, 65, 68, 70, 71, 73, 85, 91, 94, 96])
    p.residence = u(1, 100) < 8 ? 1 : 0
    p.purpose = u(2, 100) < 82 ? 0 : 1 + u(3, 9)
    p.category = step(u(4, 100), [8, 38, 80]) + 1
    let q = u(5, 100)
    p.position = p.category == 4 ? 3 : (q < 3 ? 1 : (q < 5 ? 2 : 0))
    p.region = u(6, 16)
    p.education = u(7, 5)
    p.experience = u(8, 26)
    p.inDemand = u(9, 100) < 40 ? 1 : 0
    p.interviews = u(10, 100) < 90 ? 1 : 0
    let s = u(11, 100)
    p.specialCondition = s < 70 ? 0 : (s < 92 ? 1 : 2)
    p.hasContract = u(12, 100) < 75 ? 1 : 0
    let f = u(13, 10)
    p.family = f < 6 ? 0 : f - 5
    p.applicationDate = 15340 + u(14, 4749)
    p.republicanDate = u(15, 100) < 6 ? 0 : p.applicationDate - 40 + u(16, 45)
    p.regionalDate = u(17, 100) < 4 ? 0 : p.applicationDate - 36 + u(18, 38)
    p.pressDate = u(19, 100) < 5 ? 0 : p.applicationDate - 100 + u(20, 80)
    p.entryDate = p.applicationDate + 10 + u(21, 90)
    p.registrationDate = u(22, 100) < 7 ? 0 : p.entryDate + u(23, 9)
    p.quotaRank = 1 + u(24, 1200)
    p.stayDays = 10 + u(25, 356)
    p.returnDeposit = 20000 + u(26, 300_000)
    p.ticketAir = 60000 + u(27, 240_000)
    p.fareRail = 8000 + u(28, 60000)
    p.damage = u(29, 100) < 90 ? 0 : 50000 + u(30, 8_000_000)
    p.insured = 500_000 + u(31, 5_000_000)
    return p
  }
}

/// One row: codes as in the rule set, dates as days since 1970 (0 = never), money in tenge.
public struct Person: Sendable {
  public var citizenship: Int64 = 0
  public var residence: Int64 = 0
  public var purpose: Int64 = 0
  public var category: Int64 = 0
  public var position: Int64 = 0
  public var region: Int64 = 0
  public var education: Int64 = 0
  public var experience: Int64 = 0
  public var inDemand: Int64 = 0
  public var interviews: Int64 = 0
  public var specialCondition: Int64 = 0
  public var hasContract: Int64 = 0
  public var family: Int64 = 0
  public var applicationDate: Int64 = 0
  public var republicanDate: Int64 = 0
  public var regionalDate: Int64 = 0
  public var pressDate: Int64 = 0
  public var entryDate: Int64 = 0
  public var registrationDate: Int64 = 0
  public var quotaRank: Int64 = 0
  public var stayDays: Int64 = 0
  public var returnDeposit: Int64 = 0
  public var ticketAir: Int64 = 0
  public var fareRail: Int64 = 0
  public var damage: Int64 = 0
  public var insured: Int64 = 0
}

/// Order-sensitive checksum of an output column, as the rule set defines it.
public struct Checksum: Sendable {
  public private(set) var sum: Int64 = 0
  public private(set) var mixed: UInt64 = 0

  public init() {}

  public mutating func add(_ value: Int64, row: Int) {
    sum += value
    mixed = mixed &+ Generator.splitmix(
      UInt64(bitPattern: value) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(row))
  }

  public var hex: String {
    let digits = String(mixed, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
