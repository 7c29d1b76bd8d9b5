import LawLanguage
import Measures

extension LawBook {
  func enumeration(named name: String) -> Enumeration? { enumerations.first { $0.name == name } }

  func value(named name: String) -> DatedValue? { values.first { $0.name == name } }

  /// The entries of a value for one case of its only key.
  func entries(of name: String, for caseName: String) -> (DatedValue, [DatedValue.Entry])? {
    guard let value = value(named: name), let key = value.keys.first, value.keys.count == 1,
      let position = self[key].index(of: caseName), value.series.indices.contains(position)
    else { return nil }
    return (value, value.series[position])
  }
}

extension [DatedValue.Entry] {
  /// The entry of a day.
  func on(_ day: Day) -> DatedValue.Entry? {
    last { ($0.from ?? day) <= day && day <= ($0.through ?? day) }
  }
}

extension ShownLaw {
  /// The label of a case.
  func label(_ name: String, of enumeration: Enumeration) -> String {
    enumeration.cases.first { $0.name == name }.map { links.text(of: $0.labels) } ?? name
  }
}
