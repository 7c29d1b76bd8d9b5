import LawExplain
import LawLanguage
import Measures

/// Law files from which books with reforms and amendments are made.
public struct LabShelf: Sendable {
  private let files: [SourceFile]
  private let parsed: ParsedFiles
  /// The law as it stands.
  public let base: LawBook

  /// - Throws: the diagnostics of law files that do not check.
  public init(_ files: [SourceFile]) throws(LabFault) {
    self.files = files
    parsed = ParsedFiles(files)
    let outcome = Checker.check(parsed)
    guard let book = outcome.book else {
      throw .diagnostics(outcome.diagnostics.map { LabDiagnostic($0, outcome.files, nil) })
    }
    base = book
  }

  /// Reforms that can be switched on.
  public var reforms: [Reform] { base.reforms }

  /// The law with reforms, and an amendment typed by hand.
  ///
  /// - Throws: `unknownReform`, or diagnostics: of the amendment in its own lines, of reforms that collide.
  public func book(_ change: LawChangeSet) throws(LabFault) -> LawBook {
    if change.isEmpty { return base }
    for name in change.reforms.keys.sorted()
    where !base.reforms.contains(where: { $0.name == name }) {
      throw .unknownReform(name, near: base.reforms.map(\.name))
    }
    var files = files
    for (name, day) in change.reforms { if let day { Self.move(name, to: day, &files, base) } }
    if let amendment = change.amendment { files.append(amendment.file) }
    let names = change.reforms.keys.sorted() + (change.amendment.map { [$0.reformName] } ?? [])
    let outcome = Checker.check(
      files == self.files ? parsed : ParsedFiles(files), applying: names)
    guard let book = outcome.book else {
      let errors = outcome.diagnostics.filter { $0.severity == .error }
      throw .diagnostics(errors.map { LabDiagnostic($0, outcome.files, change.amendment) })
    }
    return book
  }

  /// Gives a reform another day in its front matter.
  private static func move(
    _ name: String, to day: Day, _ files: inout [SourceFile], _ base: LawBook
  ) {
    guard let reform = base.reforms.first(where: { $0.name == name }) else { return }
    let path = base.files[Int(reform.place.file)].path
    guard let index = files.firstIndex(where: { $0.path == path }) else { return }
    var lines = files[index].text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if let line = lines.firstIndex(where: { $0.hasPrefix("in force:") }) {
      lines[line] = "in force: \(day)"
    }
    files[index].text = lines.joined(separator: "\n")
  }
}

/// Which changes of the law are tried.
public struct LawChangeSet: Hashable, Sendable {
  /// Reforms by name; a day moves the reform there, nil leaves it on its own.
  public var reforms: [String: Day?]
  public var amendment: Amendment?

  public init(reforms: [String: Day?] = [:], amendment: Amendment? = nil) {
    self.reforms = reforms
    self.amendment = amendment
  }

  public var isEmpty: Bool { reforms.isEmpty && amendment == nil }
}

/// Something in the typed text or in the law files, with its place.
public struct LabDiagnostic: Hashable, Sendable {
  public let code: String
  public let wording: Wording
  public let isError: Bool
  /// The law file; for the amendment its name alone.
  public let file: String
  /// Of the typed text, counted from 1.
  public let line: Int
  public let column: Int
  public let length: Int
  public let isInAmendment: Bool

  /// In English.
  public var message: String { wording.english }

  init(_ found: Diagnostic, _ files: [SourceFile], _ amendment: Amendment?) {
    let index = Int(found.place.file)
    file = files.indices.contains(index) ? files[index].path : ""
    isInAmendment = amendment != nil && file == Amendment.path
    code = found.code.rawValue
    wording = found.wording
    isError = found.severity == .error
    line = Int(found.place.line - (isInAmendment ? amendment?.linesAbove ?? 0 : 0))
    column = Int(found.place.column)
    length = Int(found.place.length)
  }
}

/// Why a trial cannot be made.
public enum LabFault: Error, Sendable {
  case diagnostics([LabDiagnostic])
  case unknownReform(String, near: [String])
  case unreadable(file: String, reason: String)
  /// A measure names a rule that the law does not have.
  case unknownRule(String)
  case population(PopulationFault)
  case columns(String)
  /// A year outside of the calendar.
  case unknownYear(Int)
  case cancelled
}
