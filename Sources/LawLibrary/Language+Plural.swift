import LawLanguage

extension Language {
  /// The plural forms a counted phrase needs in this language (CLDR names).
  public var pluralForms: [String] {
    switch self {
    case .kk: ["other"]
    case .ru: ["one", "few", "many", "other"]
    case .en: ["one", "other"]
    }
  }

  /// The plural form that goes with a whole number.
  public func pluralForm(for count: Int) -> String {
    let last = abs(count % 10)
    let lastTwo = abs(count % 100)
    switch self {
    case .kk: return "other"
    case .en: return abs(count) == 1 ? "one" : "other"
    case .ru:
      if last == 1, lastTwo != 11 { return "one" }
      if (2...4).contains(last), !(12...14).contains(lastTwo) { return "few" }
      return "many"
    }
  }
}
