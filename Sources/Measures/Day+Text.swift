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
    let (year, month, day) = components
    var letters = [UInt8](repeating: UInt8(ascii: "-"), count: 10)
    Day.write(year, into: &letters, at: 0..<4)
    Day.write(month, into: &letters, at: 5..<7)
    Day.write(day, into: &letters, at: 8..<10)
    return String(decoding: letters, as: UTF8.self)
  }

  /// Writes a number in as many digits as there are places.
  private static func write(_ number: Int, into letters: inout [UInt8], at places: Range<Int>) {
    var rest = number
    for place in places.reversed() {
      letters[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
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
