/// What stands between groups of three digits and before the currency code.
public enum Grouping: Hashable, CaseIterable, Sendable {
  /// A plain space: for files and tests.
  case space
  /// U+00A0: for pages and papers, where a line must not break inside a sum.
  case noBreakSpace
  /// Nothing between digits, a plain space before the code: for machines.
  case none
}

extension Money {
  /// Reads an amount such as "10382" or "1 234 567.50" in the given currency.
  ///
  /// Digits stand together or in groups of three, parted by one space each (plain, U+00A0 or
  /// U+202F); a minus may lead; one or two decimals may follow a point. Nil for any other form and
  /// for a sum that does not fit.
  public init?(_ text: some StringProtocol, currency: Currency) {
    guard let bytes = ungrouped(text),
      let read = DecimalText(bytes, maximumDecimals: currency.minorDigits)
    else { return nil }
    let missing = powerOfTen(currency.minorDigits - read.decimals)
    guard let tiyn = read.mantissa.multipliedIfRepresentable(by: missing) else { return nil }
    self.init(tiyn: tiyn, currency: currency)
  }

  /// Reads an amount with its currency, as `description` writes it: "1 234 567.50 KZT".
  ///
  /// Nil when either part cannot be read.
  public init?(_ text: some StringProtocol) {
    guard let currency = Currency(code: text.suffix(3)),
      let space = text.dropLast(3).last, isGroupSpace(space)
    else { return nil }
    self.init(text.dropLast(4), currency: currency)
  }

  /// The sum with its code, decimals only when it is not whole: "1 234 567.50 KZT".
  public func text(grouping: Grouping) -> String {
    let unit = powerOfTen(currency.minorDigits).magnitude
    let (whole, rest) = tiyn.magnitude.quotientAndRemainder(dividingBy: unit)
    let sign = tiyn < 0 ? "-" : ""
    let decimals = rest == 0 ? "" : "." + String(rest).leftPadded(to: currency.minorDigits)
    let space = grouping == .noBreakSpace ? "\u{A0}" : " "
    return sign + grouped(whole, by: grouping == .none ? "" : space) + decimals + space
      + currency.code
  }
}

extension Money: CustomStringConvertible {
  /// The sum with plain spaces: "1 234 567.50 KZT", "10 382 KZT".
  public var description: String { text(grouping: .space) }
}

/// The digits in groups of three.
private func grouped(_ whole: UInt64, by separator: String) -> String {
  let digits = String(whole)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0 && (digits.utf8.count - index) % 3 == 0 { text += separator }
    text.append(digit)
  }
  return text
}

/// The bytes without the spaces between groups; nil when the groups are not of three digits.
private func ungrouped(_ text: some StringProtocol) -> [UInt8]? {
  let whole = text.prefix { $0 != "." }
  let groups = whole.split(omittingEmptySubsequences: false, whereSeparator: isGroupSpace)
  guard let first = groups.first else { return nil }
  let lead = first.first == "-" ? first.dropFirst() : first
  if groups.count > 1 {
    guard (1...3).contains(lead.utf8.count) else { return nil }
    guard groups.dropFirst().allSatisfy(isGroup) else { return nil }
  }
  return groups.flatMap { Array($0.utf8) } + Array(text.dropFirst(whole.count).utf8)
}

/// Three digits; a minus inside would otherwise pass for part of a group.
private func isGroup(_ text: some StringProtocol) -> Bool {
  text.utf8.count == 3 && text.utf8.allSatisfy { decimalDigit($0) != nil }
}

private func isGroupSpace(_ character: Character) -> Bool {
  character == " " || character == "\u{A0}" || character == "\u{202F}"
}
