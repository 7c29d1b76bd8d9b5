/// An address that a letter can go to: `name@host.kz`, in ASCII.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// Nil for anything that could be more than one plain address: no spaces, quotes, brackets or line ends.
  public init?(_ text: some StringProtocol) {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, halves.count == 2, (1...64).contains(halves[0].utf8.count),
      halves[0].utf8.allSatisfy({ Self.isPlain($0) || Array("!#$%&'*+/=?^_{|}~".utf8).contains($0) }
      ),
      halves[1].utf8.allSatisfy(Self.isPlain), halves[1].contains("."),
      !halves.contains(where: { $0.hasPrefix(".") || $0.hasSuffix(".") || $0.contains("..") }),
      !halves[1].hasPrefix("-")
    else { return nil }
    description = String(text)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }
}
