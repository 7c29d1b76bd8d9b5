/// The name of a property, as templates and records compare it: by a number made of its letters first.
public struct ShownName: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String
  private let number: UInt64

  init(_ text: String) {
    self.text = text
    number = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  public init(stringLiteral text: String) { self.init(text) }

  public static func == (one: Self, other: Self) -> Bool {
    one.number == other.number && one.text == other.text
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
