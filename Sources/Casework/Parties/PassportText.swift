import Measures

/// How passports write who somebody is: one check for the list of workers and the notice of arrival.
public enum PassportText {
  /// Whether a name is written in Latin letters, with what stands between them.
  public static func isLatin(_ name: String) -> Bool {
    name.contains(where: \.isLetter)
      && name.allSatisfy { $0.isASCII && ($0.isLetter || " -'.".contains($0)) }
  }

  /// Whether it is a number of a passport: letters and digits alone.
  public static func isNumber(_ number: String) -> Bool {
    number.contains(where: \.isNumber)
      && number.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// Whether both are one name: spaces, hyphens and capitals differ from paper to paper.
  public static func isSame(_ name: String, _ other: String) -> Bool {
    letters(name) == letters(other)
  }

  private static func letters(_ name: String) -> String { name.uppercased().filter(\.isLetter) }
}

extension CountryKey {
  /// The country itself: whoever is its citizen is no foreigner.
  public static var own: CountryKey { CountryKey("KAZ") }
}
