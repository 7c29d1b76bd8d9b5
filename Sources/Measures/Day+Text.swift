extension Day: CustomStringConvertible {
  /// Reads "YYYY-MM-DD" and nothing else: four, two and two ASCII digits.
  ///
  /// Nil for any other form and for a date that does not exist.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Day.digits(bytes[0..<4]),
      let month = Day.digits(bytes[5..<7]),
      let day = Day.digits(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date as "YYYY-MM-DD".
  public var description: String {
    var letters: [UInt8] = []
    letters.reserveCapacity(10)
    write(to: &letters)
    return String(decoding: letters, as: UTF8.self)
  }

  /// Appends the ten letters of `description`.
  public func write(to letters: inout [UInt8]) {
    let (year, month, day) = components
    Day.write(year / 100, to: &letters)
    Day.write(year % 100, to: &letters)
    letters.append(UInt8(ascii: "-"))
    Day.write(month, to: &letters)
    letters.append(UInt8(ascii: "-"))
    Day.write(day, to: &letters)
  }

  /// A number below 100 in two digits.
  private static func write(_ number: Int, to letters: inout [UInt8]) {
    letters.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
    letters.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard let digit = decimalDigit(byte) else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
