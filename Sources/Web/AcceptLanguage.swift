import LawLanguage
import LawLibrary

extension Language {
  /// The language an `Accept-Language` header likes best; Kazakh when it names none of ours.
  init(acceptLanguage header: String?) {
    let wishes = (header ?? "").split(separator: ",").prefix(32).compactMap(Wish.init)
    let best = wishes.max { $0.weight < $1.weight }
    self = best?.language ?? .kk
  }

  private struct Wish {
    let language: Language
    /// Thousandths, so that no floating point is needed.
    let weight: Int

    init?(_ text: Substring) {
      let parts = text.split(separator: ";")
      let tag = parts.first.map { $0.filter { $0 != " " }.lowercased() } ?? ""
      let primary = tag.split(separator: "-").first.map(String.init) ?? ""
      guard let language = Language(rawValue: primary) else { return nil }
      let quality = parts.dropFirst().map { $0.filter { $0 != " " } }.first { $0.hasPrefix("q=") }
      let weight = quality.map { Self.thousandths(String($0.dropFirst(2))) } ?? 1000
      guard weight > 0 else { return nil }
      self.language = language
      self.weight = weight
    }

    private static func thousandths(_ quality: String) -> Int {
      if quality.hasPrefix("1") { return 1000 }
      let digits = quality.drop { $0 == "0" || $0 == "." }
      guard quality.hasPrefix("0."), quality.count <= 5 else { return 0 }
      let fraction = quality.dropFirst(2)
      guard let value = Int(fraction), !digits.isEmpty else { return 0 }
      return value * [100, 10, 1][max(0, min(2, fraction.count - 1))]
    }
  }
}
