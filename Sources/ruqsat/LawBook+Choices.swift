import ArgumentParser
import LawLanguage

extension LawBook {
  /// Readings of the law as they are given to a command: `NAME=OPTION`.
  func choices(from texts: [String]) throws -> [ID<Choice>: Int] {
    var taken: [ID<Choice>: Int] = [:]
    for text in texts {
      guard let equals = text.firstIndex(of: "=") else {
        throw ValidationError("‘\(text)’ has no ‘=’; write --choose NAME=OPTION.")
      }
      let name = String(text[..<equals])
      let option = String(text[text.index(after: equals)...])
      guard let choice = choice(named: name) else {
        throw ValidationError("There is no choice named ‘\(name)’.")
      }
      guard let index = choice.options.firstIndex(where: { $0.name == option }) else {
        let known = choice.options.map(\.name).joined(separator: ", ")
        throw ValidationError("‘\(name)’ has no option ‘\(option)’; it has \(known).")
      }
      taken[choice.id] = index
    }
    return taken
  }

  /// A record by the name given to a command.
  func recordAsked(_ name: String) throws -> Record {
    if let record = record(named: name) { return record }
    let known = records.map(\.name).joined(separator: ", ")
    throw ValidationError("There is no record ‘\(name)’. Records: \(known).")
  }

  /// A ruling of a record by the name given to a command.
  func rulingAsked(_ name: String, of record: Record) throws -> ID<Rule> {
    if let rule = rule(named: name, of: record.id) { return rule.id }
    let known = record.rules.map { self[$0].name }.joined(separator: ", ")
    throw ValidationError("‘\(record.name)’ has no ruling ‘\(name)’; it has \(known).")
  }
}
