import LawLanguage

extension MeasureTable {
  /// A sum as a plain decimal: money in whole units with two places, numbers with theirs.
  public func text(ofSum sum: Int128) -> String {
    let places =
      switch type.kind {
      case .money: type.scale + 2
      default: type.scale
      }
    return Self.decimal(sum, places: places)
  }

  /// `-12345`, 2: `-123.45`.
  static func decimal(_ value: Int128, places: Int) -> String {
    let digits = String(value.magnitude)
    let sign = value < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}

extension Tally {
  /// The sum divided by what is counted, halves up; nil where nothing is.
  public var mean: Int128? {
    guard counted > 0 else { return nil }
    let twice = 2 * sum + (sum >= 0 ? Int128(counted) : -Int128(counted))
    return twice / (2 * Int128(counted))
  }
}
