import Casework
import Measures
import Register

/// What the office takes from outside: time and chance. Tests and the demo hand in their own.
public struct World: Sendable {
  public let now: @Sendable () -> Moment
  /// The legal day: the civil day in Kazakhstan.
  public let today: @Sendable () -> Day
  /// So many bytes that nobody can guess.
  public let randomBytes: @Sendable (Int) -> [UInt8]

  public init(
    now: @escaping @Sendable () -> Moment, today: @escaping @Sendable () -> Day,
    randomBytes: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.now = now
    self.today = today
    self.randomBytes = randomBytes
  }

  /// Sixteen digits and capital letters that are not mistaken for each other: the key of a new thing.
  public func newKey<Thing>() -> Identifier<Thing> {
    Self.plain(letters(16))
  }

  /// A number that can be read out on the telephone: `2026-K7QM2-X9P4D`.
  func newCaseNumber(year: Int) -> Identifier<PermitCase> {
    let letters = letters(10)
    return Self.plain("\(year)-\(letters.prefix(5))-\(letters.suffix(5))")
  }

  /// Five bits of chance for each letter.
  private func letters(_ count: Int) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    return String(decoding: randomBytes(count).map { alphabet[Int($0 & 31)] }, as: UTF8.self)
  }

  static func plain<Thing>(_ text: String) -> Identifier<Thing> {
    guard let key = Identifier<Thing>(text) else { preconditionFailure("no plain key: \(text)") }
    return key
  }
}
