import LawExplain
import LawLanguage
import LawLibrary

extension LawDesk {
  /// The list of regions in the law files; a test looks whether it is there.
  static var regions: String { "region" }

  /// The name of a region in a language; the key itself where the law in use does not know it.
  public func regionName(_ key: String, _ language: Language) -> String {
    let book = shelf.volume.reading.explainer.book
    let known = book.enumerations.first { $0.name == Self.regions }?.cases.first { $0.name == key }
    guard let labels = known?.labels, !labels[language].isEmpty else { return key }
    return labels[language]
  }
}
