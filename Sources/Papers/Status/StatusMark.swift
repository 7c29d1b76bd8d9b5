/// What the status list says of a permit, in two bits (Token Status List, section 7).
public enum StatusMark: UInt8, Hashable, Sendable, CaseIterable {
  case valid = 0
  /// Invalid for good.
  case withdrawn = 1
  case suspended = 2
  /// A value that the standard leaves to the issuer.
  case expired = 3
}

/// The states of permits by their place in the list, four to a byte, the first in the lowest bits.
public struct StatusBits: Hashable, Sendable {
  private(set) var bytes: [UInt8]

  /// More places are not read: a megabyte of bits.
  public static var most: Int { 4_194_304 }

  /// A list with so many places, all valid. Places beyond the last permit say nothing about how many there are.
  public init(places: Int) {
    precondition((0...Self.most).contains(places), "places of a status list")
    bytes = [UInt8](repeating: 0, count: (places + 3) / 4)
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  public var places: Int { bytes.count * 4 }

  /// Nil beyond the end when read; setting there is a mistake of the caller.
  public subscript(index: Int) -> StatusMark? {
    get {
      guard (0..<places).contains(index) else { return nil }
      return StatusMark(rawValue: bytes[index / 4] >> (UInt8(index % 4) * 2) & 3)
    }
    set {
      precondition((0..<places).contains(index), "a place of the status list")
      let shift = UInt8(index % 4) * 2
      bytes[index / 4] &= ~(3 << shift)
      bytes[index / 4] |= (newValue ?? .valid).rawValue << shift
    }
  }
}
