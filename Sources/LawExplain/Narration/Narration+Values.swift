import LawLanguage
import Measures

extension Narration {
  /// A value as readers write it: "64 875 ₸", "21 ноября 2026 г.", "70 %", "30 күн", a case by its label.
  public func text(of value: Int64, as type: ValueType) -> String {
    switch type.kind {
    case .yesNo: say(value == 0 ? "no" : "yes")
    case .enumeration(let id): label(value, id)
    case .integer, .decimal: number(value, scale: type.scale)
    case .percent: say("percent", ["number": number(value, scale: type.scale - 2)])
    case .money(let currency): money(value, type.scale, currency)
    case .date: Day(exactly: Int(value)).map { text(of: $0) } ?? "?"
    case .days: counted("days", value)
    case .months: counted("months", value)
    case .text:
      Int(exactly: value).flatMap { book.texts.indices.contains($0) ? $0 : nil }
        .map { say("text", ["text": book.texts[$0]]) } ?? "?"
    case .set(let id): set(value, id)
    }
  }

  /// A result as readers write it; "not decided yet" and the like where it is no value.
  public func text(of outcome: Outcome, as type: ValueType) -> String {
    switch outcome {
    case .value(let value): text(of: value, as: type)
    case .text(let text): say("text", ["text": text])
    case .none: say("none")
    case .unknown: say("outcome.unknown")
    case .conflict: say("outcome.conflict")
    case .undefined: say("outcome.undefined")
    case .notKnown: say("outcome.not-known")
    case .notApplicable: say("outcome.not-applicable")
    case .failed: say("outcome.failed")
    }
  }

  /// A day as readers write it.
  public func text(of day: Day) -> String {
    let (year, month, number) = day.components
    let name = say("month." + (month < 10 ? "0" : "") + String(month))
    return say("date", ["day": "\(number)", "month": name, "year": "\(year)"])
  }

  private func label(_ value: Int64, _ id: ID<Enumeration>) -> String {
    let cases = book[id].cases
    return cases.indices.contains(Int(value)) ? cases[Int(value)].labels[language] : "?"
  }

  private func set(_ number: Int64, _ id: ID<Enumeration>) -> String {
    guard book.sets.indices.contains(Int(number)) else { return "?" }
    let labels = book.members(ofSet: Int(number)).map { book[id].cases[$0].labels[language] }
    // A label may hold a comma of its own.
    let between = labels.contains { $0.contains(",") } ? "; " : ", "
    let shown = labels.prefix(12).joined(separator: between)
    guard labels.count > 12 else { return shown }
    return say("list.more", ["list": shown, "count": "\(labels.count - 12)"])
  }

  // MARK: Numbers

  private func money(_ mantissa: Int64, _ scale: Int, _ currency: Currency) -> String {
    let places = scale + currency.minorDigits
    let isWhole = places <= 18 && mantissa % powerOfTen(places) == 0
    let amount = number(mantissa, scale: places, atLeast: isWhole ? 0 : currency.minorDigits)
    return currency == .tenge
      ? say("money.tenge", ["amount": amount])
      : say("money.any", ["amount": amount, "code": currency.code])
  }

  /// Digits in groups of three, without trailing zeros beyond `atLeast` decimals.
  func number(_ mantissa: Int64, scale: Int, atLeast: Int = 0) -> String {
    var digits = String(mantissa.magnitude)
    if digits.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.count) + digits
    }
    var decimals = String(digits.suffix(max(scale, 0)))
    while decimals.count > atLeast, decimals.last == "0" { decimals.removeLast() }
    var text = grouped(String(digits.dropLast(max(scale, 0))))
    if !decimals.isEmpty { text += say("number.point") + decimals }
    return mantissa < 0 ? say("number.minus", ["number": text]) : text
  }

  private func grouped(_ digits: String) -> String {
    // Four digits stand together, as is usual in all three languages.
    guard digits.count > 4 || language == .en && digits.count > 3 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += say("number.group") }
      text.append(digit)
    }
    return text
  }

  private func counted(_ key: String, _ count: Int64) -> String {
    say("\(key).\(pluralForm(count))", ["count": number(count, scale: 0)])
  }

  /// The form in which a counted noun stands (names as in CLDR).
  private func pluralForm(_ count: Int64) -> String {
    let last = count.magnitude % 10
    let lastTwo = count.magnitude % 100
    switch language {
    case .kk: return "other"
    case .en: return count.magnitude == 1 ? "one" : "other"
    case .ru:
      if last == 1, lastTwo != 11 { return "one" }
      return (2...4).contains(last) && !(12...14).contains(lastTwo) ? "few" : "many"
    }
  }
}
