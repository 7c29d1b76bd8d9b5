import Casework
import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Names of the law and days in the reader's language.
struct PermitWords {
  let volume: LawVolume
  let visit: Visit

  func region(_ name: String) -> String { label(name, .region) }
  func category(_ name: String) -> String { label(name, .category) }

  private func label(_ name: String, _ list: LawNames.List) -> String {
    let book = volume.reading.explainer.book
    let cases = book.enumerations.first { $0.name == list.rawValue }?.cases ?? []
    return cases.first { $0.name == name }?.labels[visit.language] ?? name
  }

  func day(_ day: Day) -> String {
    let (year, month, number) = day.components
    return visit.day(year: year, month: month, day: number)
  }
}
