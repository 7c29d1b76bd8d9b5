import Casework
import Measures

/// One worker as a line of a list: name; name in Latin letters; born; citizenship; education; occupation.
enum WorkerLine {
  /// What is wrong with a line.
  enum Mistake: String, Error {
    case parts, name, latin, born, country
  }

  /// - Parameter key: for the worker; the same form gives the same keys
  static func read(
    _ line: some StringProtocol, key: String, law: PermitLaw
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
    let country = parts[3].uppercased()
    guard law.knows(country, in: .country) else { return .failure(.country) }
    return .success(
      Worker(
        id: id, name: parts[0], latinName: latin, birthDate: born,
        citizenship: CountryKey(country), residence: CountryKey(country),
        departedFrom: CountryKey(country), education: parts[4], occupation: parts[5]))
  }
}
