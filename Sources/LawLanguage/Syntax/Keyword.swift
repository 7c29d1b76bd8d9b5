import Measures

/// A word with a meaning of its own somewhere in the language. Only the reserved ones cannot be names.
enum Keyword: String, CaseIterable, Sendable {
  // Declarations.
  case source, enumeration, record, fact, value, rule, edition, choice, calendar, topic, check
  case invariant, amend, `repeal`
  // Lines and their parts.
  case `case`, has, ask, help, when, range, decided, by, governed, listed, `as`, of, optional
  case from, until, always, base, except, over, applies, table, partial, otherwise
  case option, `default`, rest, year, holidays, work, gives, first, about
  case add, replace, remove, web, set, known, applicable, increasing, decreasing
  // Languages and confidence.
  case en, ru, kk, sure, likely, unsure
  // Types and units.
  case yesNo = "yes_no"
  case integer, decimal, percent, money, date, day, days, month, months, text
  // Weekdays.
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
  // Expressions.
  case yes, no
  case nothing = "none"
  case and, or, not, `if`, then, `else`, `in`, `is`, implies, `where`, `for`, at
  case count, sum, `any`, all, smallest, largest
  // Worked cases.
  case cases, on, decline, choose, under, expect, because, unknown, needs, conflict, undefined

  /// Whether the word has its meaning everywhere in expressions, so that nothing can be named so.
  var isReserved: Bool {
    switch self {
    case .yes, .no, .nothing, .and, .or, .not, .if, .then, .else, .in, .is, .implies, .where,
      .for, .at:
      true
    default: false
    }
  }

  var language: Language? {
    switch self {
    case .en: .en
    case .ru: .ru
    case .kk: .kk
    default: nil
    }
  }

  var confidence: Confidence? {
    switch self {
    case .sure: .sure
    case .likely: .likely
    case .unsure: .unsure
    default: nil
    }
  }
}

extension Keyword {
  var weekday: Weekday? {
    switch self {
    case .monday: .monday
    case .tuesday: .tuesday
    case .wednesday: .wednesday
    case .thursday: .thursday
    case .friday: .friday
    case .saturday: .saturday
    case .sunday: .sunday
    default: nil
    }
  }
}

/// Finds a keyword by its bytes: an open-addressing table over words of up to 16 bytes.
struct KeywordTable: Sendable {
  /// A word packed into two numbers; longer words are no keywords.
  struct Key: Equatable, Sendable {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var count = 0

    @inline(__always)
    mutating func append(_ byte: UInt8) {
      let shift = UInt64(truncatingIfNeeded: (count & 7) &* 8)
      if count < 8 {
        head |= UInt64(byte) << shift
      } else if count < 16 {
        tail |= UInt64(byte) << shift
      }
      count &+= 1
    }

    var slot: Int {
      Int(truncatingIfNeeded: ((head ^ (tail &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }
  }

  static let standard = KeywordTable()
  private var slots = ContiguousArray<(key: Key, keyword: Keyword)?>(repeating: nil, count: 512)

  private init() {
    for keyword in Keyword.allCases {
      var key = Key()
      for byte in keyword.rawValue.utf8 { key.append(byte) }
      var slot = key.slot
      while slots[slot] != nil { slot = (slot + 1) & 511 }
      slots[slot] = (key, keyword)
    }
  }

  func keyword(_ key: Key) -> Keyword? {
    guard key.count <= 16 else { return nil }
    var slot = key.slot
    while let entry = slots[slot] {
      if entry.key == key { return entry.keyword }
      slot = (slot + 1) & 511
    }
    return nil
  }
}
