import Foundation
import LawLanguage
import LawLibrary
import Measures

/// The columns of a sheet described as "CSV on the Web" (W3C, csv-metadata.json) in three languages.
struct SheetDescription {
  let dataset: StatisticsTerms.Dataset
  let shown: ShownLaw
  private let sheet: FigureSheet

  init(_ dataset: StatisticsTerms.Dataset, _ shown: ShownLaw) {
    self.dataset = dataset
    self.shown = shown
    sheet = FigureSheet(dataset, shown.book)
  }

  private struct Document: Encodable {
    let context = ["http://www.w3.org/ns/csvw"]
    let url: String
    let title: [String: String]
    let description: [String: String]
    let language: [String]
    let dialect = Dialect()
    let tableSchema: Schema

    enum CodingKeys: String, CodingKey {
      case context = "@context"
      case url, dialect, tableSchema
      case title = "dc:title"
      case description = "dc:description"
      case language = "dc:language"
    }
  }

  private struct Dialect: Encodable {
    let encoding = "utf-8"
    let header = true
    let lineTerminators = ["\r\n"]
  }

  private struct Schema: Encodable {
    let columns: [Column]
    let primaryKey: [String]
  }

  private struct Column: Encodable {
    let name: String
    let titles: [String: [String]]
    let description: [String: String]
    let datatype: Datatype
    let required: Bool
    let null = ""

    enum CodingKeys: String, CodingKey {
      case name, titles, datatype, required, null
      case description = "dc:description"
    }
  }

  private struct Datatype: Encodable {
    let base: String
    var format: String?
  }

  var json: String {
    get throws {
      let columns = sheet.columns.map(column)
      let document = Document(
        url: dataset.name + ".csv", title: texts("data.\(dataset.name)"),
        description: texts("data-note"), language: Language.allCases.map(\.rawValue),
        tableSchema: Schema(
          columns: columns, primaryKey: ["measure"] + sheet.keys + ["from"]))
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }
  }

  private func column(_ name: String) -> Column {
    // The heads of the file are the names; they are no word of a language.
    var titles = texts("column.\(name)").mapValues { [$0] }
    titles["und"] = [name]
    return Column(
      name: name, titles: titles, description: texts("column-note.\(name)"),
      datatype: datatype(name), required: isRequired(name))
  }

  private func isRequired(_ name: String) -> Bool {
    !["until", "value", "source", "note"].contains(name)
  }

  private func datatype(_ name: String) -> Datatype {
    switch name {
    case "from", "until": return Datatype(base: "date", format: "yyyy-MM-dd")
    case "value": return Datatype(base: "decimal")
    case "measure": return oneOf(sheet.series.map(\.measure.value))
    case "unit": return oneOf(distinct(sheet.series.map(\.measure.unit.rawValue)))
    case "status": return oneOf(["published", "not-known"])
    case "confidence": return oneOf(Confidence.allCases.map(\.rawValue))
    case _ where sheet.keys.contains(name):
      let cases = shown.book.enumeration(named: name)?.cases.map(\.name) ?? []
      return oneOf(cases + [FigureSheet.whole])
    default: return Datatype(base: "string")
    }
  }

  /// Names of the law hold letters, digits and `_`: nothing that a pattern would read otherwise.
  private func oneOf(_ names: [String]) -> Datatype {
    Datatype(base: "string", format: names.joined(separator: "|"))
  }

  private func texts(_ key: String) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: Language.allCases.map {
        ($0.rawValue, shown.visit.phrases.text("statistics.\(key)", $0))
      })
  }
}
