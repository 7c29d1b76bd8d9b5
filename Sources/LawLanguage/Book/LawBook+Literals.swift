import Measures

extension LawBook {
  /// A value as it is written in law files: `yes`, `KGZ`, `0.35`, `70%`, `64875 KZT`, `2015-08-12`, `30 days`.
  public func literal(_ bits: Int64, _ type: ValueType) -> String {
    switch type.kind {
    case .yesNo: return bits == 0 ? "no" : "yes"
    case .enumeration(let id):
      let cases = self[id].cases
      return cases.indices.contains(Int(bits)) ? cases[Int(bits)].name : "?"
    case .integer, .decimal: return decimal(bits, type.scale)
    case .percent: return decimal(bits, type.scale - 2) + "%"
    case .money(let currency):
      return decimal(bits, type.scale + currency.minorDigits) + " " + currency.code
    case .date: return Day(exactly: Int(bits))?.description ?? "?"
    case .days: return bits == 1 ? "1 day" : "\(bits) days"
    case .months: return bits == 1 ? "1 month" : "\(bits) months"
    case .text: return texts.indices.contains(Int(bits)) ? "\"\(texts[Int(bits)])\"" : "?"
    case .set(let id): return setLiteral(Int(bits), id)
    }
  }

  private func setLiteral(_ number: Int, _ id: ID<Enumeration>) -> String {
    guard sets.indices.contains(number) else { return "?" }
    let names = members(ofSet: number).map { self[id].cases[$0].name }
    return "{" + names.joined(separator: ", ") + "}"
  }

  /// The places in its list of the cases that a constant set holds, in order.
  public func members(ofSet number: Int) -> [Int] {
    guard sets.indices.contains(number) else { return [] }
    return sets[number].enumerated().flatMap { word, bits in
      (0..<64).filter { bits >> UInt64($0) & 1 == 1 }.map { word * 64 + $0 }
    }
  }

  /// A mantissa with `scale` decimals, without trailing zeros.
  private func decimal(_ mantissa: Int64, _ scale: Int) -> String {
    guard scale > 0 else { return String(mantissa) }
    var digits = String(mantissa.magnitude)
    if digits.count <= scale {
      digits = String(repeating: "0", count: scale + 1 - digits.count) + digits
    }
    let whole = digits.dropLast(scale)
    var fraction = String(digits.suffix(scale))
    while fraction.last == "0" { fraction.removeLast() }
    return (mantissa < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }
}
