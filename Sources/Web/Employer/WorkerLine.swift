import Casework
import Measures

/// What a list says of a worker, in the order of its columns.
enum WorkerEntry: String, CaseIterable {
  case name, latin, born, citizenship, residence, departure, education, occupation
}

/// One worker as typed: a line of a list, or the fields of a form.
struct WorkerLine {
  /// What is wrong with a worker as typed.
  enum Mistake: String, Error {
    case parts, name, latin, born, unborn, country, citizen, residence, departure, education
    case occupation
    /// The same person was named before.
    case twice

    /// Where it is to be corrected; nil for the line as a whole.
    var entry: WorkerEntry? {
      switch self {
      case .parts: nil
      case .unborn: .born
      case .country, .citizen: .citizenship
      case .twice: .latin
      default: WorkerEntry(rawValue: rawValue)
      }
    }
  }

  /// As typed; what is missing is empty.
  private let texts: [WorkerEntry: String]

  init(_ texts: [WorkerEntry: String]) { self.texts = texts }

  /// A line whose entries stand between semicolons, or between tabs as a spreadsheet writes them; nil where there are
  /// more or fewer than a worker has.
  init?(_ line: some StringProtocol) {
    let separator: Character = line.contains("\t") ? "\t" : ";"
    let parts = line.split(separator: separator, omittingEmptySubsequences: false)
      .map { String($0).trimmingSpaces }
    guard parts.count == WorkerEntry.allCases.count else { return nil }
    texts = Dictionary(uniqueKeysWithValues: zip(WorkerEntry.allCases, parts))
  }

  /// As a line that reads the same.
  var line: String {
    WorkerEntry.allCases.map { self[$0].split { ";\t\n".contains($0) }.joined(separator: ",") }
      .joined(separator: "; ")
  }

  private subscript(_ entry: WorkerEntry) -> String { texts[entry] ?? "" }

  /// - Parameter today: whoever is named is born by then
  func mistakes(_ law: PermitLaw, on today: Day) -> [Mistake] {
    let isKnown = { (entry: WorkerEntry) in law.knows(self[entry].uppercased(), in: .country) }
    let born = Day(iso: self[.born])
    let checks: [(Mistake, Bool)] = [
      (.name, isWritten(.name)), (.latin, isWritten(.latin) && PassportText.isLatin(self[.latin])),
      (.born, born != nil),
      (.unborn, born.map { $0 < today } ?? true), (.country, isKnown(.citizenship)),
      (.citizen, country(.citizenship) != .own),
      (.residence, isKnown(.residence)), (.departure, isKnown(.departure)),
      (.education, isWritten(.education)), (.occupation, isWritten(.occupation)),
    ]
    return checks.filter { !$0.1 }.map(\.0)
  }

  private func isWritten(_ entry: WorkerEntry) -> Bool { (1...200).contains(self[entry].count) }

  /// The worker, once there are no mistakes.
  ///
  /// - Parameter key: for the worker; the same form gives the same keys
  func worker(key: String) -> Worker? {
    guard let id = Identifier<Worker>(key), let born = Day(iso: self[.born]) else { return nil }
    return Worker(
      id: id, name: self[.name], latinName: self[.latin].uppercased(), birthDate: born,
      citizenship: country(.citizenship), residence: country(.residence),
      departedFrom: country(.departure), education: self[.education],
      occupation: self[.occupation])
  }

  private func country(_ entry: WorkerEntry) -> CountryKey { CountryKey(self[entry].uppercased()) }
}

extension Worker {
  /// Whether both name one person: the same passport name, day of birth and citizenship.
  func isSamePerson(as other: Worker) -> Bool {
    latinName == other.latinName && birthDate == other.birthDate
      && citizenship == other.citizenship
  }
}
