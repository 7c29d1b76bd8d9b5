import Casework
import Measures

/// One worker as a line of a list: name; name in Latin letters; born; citizenship; education; occupation.
enum WorkerLine {
  /// What is wrong with a line.
  enum Mistake: String, Error {
    case parts, name, latin, born, unborn, country, citizen
    /// The same person stands in an earlier line.
    case twice
  }

  /// The country itself: whoever is its citizen is no foreigner.
  private static var own: String { "KAZ" }

  /// - Parameters:
  ///   - key: for the worker; the same form gives the same keys
  ///   - today: whoever is named is born by then
  static func read(
    _ line: some StringProtocol, key: String, law: PermitLaw, on today: Day
  ) -> Result<Worker, Mistake> {
    let separator: Character = line.contains("\t") ? "\t" : ";"
    let parts = line.split(separator: separator, omittingEmptySubsequences: false)
      .map { String($0).trimmingSpaces }
    guard parts.count == 6, let id = Identifier<Worker>(key) else { return .failure(.parts) }
    guard !parts[0].isEmpty, parts[0].count <= 200 else { return .failure(.name) }
    let latin = parts[1].uppercased()
    let isLatin = latin.allSatisfy { $0.isASCII && ($0.isLetter || " -'.".contains($0)) }
    guard !latin.isEmpty, latin.count <= 200, isLatin else { return .failure(.latin) }
    guard let born = Day(iso: parts[2]) else { return .failure(.born) }
    guard born < today else { return .failure(.unborn) }
    let country = parts[3].uppercased()
    guard law.knows(country, in: .country) else { return .failure(.country) }
    guard country != own else { return .failure(.citizen) }
    return .success(
      Worker(
        id: id, name: parts[0], latinName: latin, birthDate: born,
        citizenship: CountryKey(country), residence: CountryKey(country),
        departedFrom: CountryKey(country), education: parts[4], occupation: parts[5]))
  }
}

extension Worker {
  /// Whether both name one person: the same passport name, day of birth and citizenship.
  func isSamePerson(as other: Worker) -> Bool {
    latinName == other.latinName && birthDate == other.birthDate
      && citizenship == other.citizenship
  }
}
