import LawLanguage
import Measures
import PolicyLab

/// What the form of the laboratory sent, and what is wrong with it.
struct LabForm: Sendable {
  var address: LabAddress
  /// Fields as they were written, for showing them again.
  let sent: Fields
  private(set) var errors: [FormError] = []

  /// How many numbers of the law can be changed at once.
  static let mostNumbers = 3

  init(_ form: Fields, _ visit: Visit, _ book: LawBook, populations: [PopulationFile]) {
    sent = form
    address = LabAddress(population: populations.last?.name ?? "")
    if let name = form["population"], populations.contains(where: { $0.name == name }) {
      address.population = name
    }
    readRows(visit)
    address.day = day("day", visit)
    address.changeFrom = day("from", visit)
    readReforms(visit, book)
    readNumbers(visit, book)
    let text = (form["amendment"] ?? "").replacing("\r\n", with: "\n")
    address.amendment = text.allSatisfy(\.isWhitespace) ? "" : text
    if text.utf8.count > LabTerms.longestAmendment {
      errors.append(
        FormError(
          visit.say("lab.wrong.long", ["most": String(LabTerms.longestAmendment)]),
          field: "amendment"))
    }
  }

  private mutating func readRows(_ visit: Visit) {
    let rows = (sent["rows"] ?? "").filter { !$0.isWhitespace && $0 != "," }
    if rows.isEmpty { return }
    if let count = Int(rows), (1...LabTerms.mostRows).contains(count) {
      address.rows = count
    } else {
      errors.append(
        FormError(
          visit.say("lab.wrong.rows", ["most": String(LabTerms.mostRows)]), field: "rows"))
    }
    let seed = (sent["seed"] ?? "").filter { !$0.isWhitespace }
    if seed.isEmpty { return }
    if let number = UInt64(seed) {
      address.seed = number
    } else {
      errors.append(FormError(visit.say("lab.wrong.seed"), field: "seed"))
    }
  }

  private mutating func readReforms(_ visit: Visit, _ book: LawBook) {
    for name in sent.all("reform") {
      guard book.reforms.contains(where: { $0.name == name }) else { continue }
      address.reforms[name] = .some(day("since." + name, visit))
    }
  }

  private mutating func readNumbers(_ visit: Visit, _ book: LawBook) {
    for place in 1...Self.mostNumbers {
      let name = sent["value\(place)"] ?? ""
      if name.isEmpty { continue }
      let line = sent["number\(place)"] ?? ""
      guard let value = LabNumbers.all(book).first(where: { $0.name == name }),
        let text = LabNumbers.written(line, value.type)
      else {
        errors.append(FormError(visit.say("lab.wrong.number"), field: "number\(place)"))
        continue
      }
      address.numbers[name] = text
    }
  }

  /// A day written as 2016-01-31 or 31.01.2016; nil where nothing was written.
  private mutating func day(_ field: String, _ visit: Visit) -> Day? {
    let text = (sent[field] ?? "").filter { !$0.isWhitespace }
    if text.isEmpty { return nil }
    let parts = text.split(separator: ".").map(String.init)
    let padded = { (part: String) in part.count == 1 ? "0" + part : part }
    let iso =
      parts.count == 3 ? parts[2] + "-" + padded(parts[1]) + "-" + padded(parts[0]) : text
    if let day = Day(iso: iso) { return day }
    errors.append(
      FormError(
        visit.say("lab.wrong.day", ["text": String(text.prefix(40))]), field: field))
    return nil
  }

  mutating func add(_ error: FormError) { errors.append(error) }

  /// Whether the law can be asked what it makes of the change.
  var canBeChecked: Bool {
    address.hasChange && !errors.contains { $0.field == "amendment" || $0.field == "from" }
  }
}

/// Numbers of the law that can be given another value: dated values that stand alone, without keys.
enum LabNumbers {
  static func all(_ book: LawBook) -> [DatedValue] {
    book.values.filter { $0.keys.isEmpty && isNumber($0.type) }
  }

  private static func isNumber(_ type: ValueType) -> Bool {
    switch type.kind {
    case .integer, .decimal, .percent, .money, .days, .months: true
    case .yesNo, .enumeration, .date, .text, .set: false
    }
  }

  /// The number as law files write it; nil where it is none.
  static func written(_ line: String, _ type: ValueType) -> String? {
    let plain = line.filter { !$0.isWhitespace }.replacing(",", with: ".")
    let digits = plain.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard !digits.isEmpty, halves.count <= 2, halves.allSatisfy({ !$0.isEmpty }),
      !digits.dropFirst().contains("-"), digits.last?.isNumber == true
    else { return nil }
    switch type.kind {
    case .percent: return digits + " percent"
    case .money(let currency): return digits + " " + currency.code
    case .days: return digits + (digits == "1" ? " day" : " days")
    case .months: return digits + (digits == "1" ? " month" : " months")
    default: return String(digits)
    }
  }
}
