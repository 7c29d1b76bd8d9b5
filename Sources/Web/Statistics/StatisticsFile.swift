import Foundation
import HTTPTypes
import Hummingbird
import LawLanguage
import Measures

/// A file with figures that a reader keeps: numbers, or the description of their columns.
struct StatisticsFile {
  let name: String
  let mediaType: String
  let text: String

  /// - Throws: `Problem` when there is no file of that name
  init(_ name: String, _ shown: ShownLaw) throws {
    self.name = name
    let known = { (ending: String) in
      name.hasSuffix(ending)
        ? StatisticsTerms.datasets.first { $0.name + ending == name } : nil
    }
    if let dataset = known(".csv") {
      (mediaType, text) = ("text/csv; charset=utf-8", FigureSheet(dataset, shown.book).csv)
    } else if let dataset = known(".csv-metadata.json") {
      mediaType = "application/csvm+json"
      text = try SheetDescription(dataset, shown).json
    } else if name == "quota-cube.csv" {
      mediaType = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
      text = QuotaCube(shown.book).csv
    } else if name == "quota-cube-structure.json" {
      mediaType = "application/vnd.sdmx.structure+json; version=2.0.0; charset=utf-8"
      text = try CubeStructure(shown).json
    } else {
      throw Problem(.notFound, detail: shown.visit.say("statistics.no-file"))
    }
  }

  var response: Response {
    var headers: HTTPFields = [
      .contentType: mediaType, .cacheControl: "no-cache",
      .contentDisposition: "attachment; filename=\"\(name)\"",
    ]
    if name.hasSuffix(".csv"), let link = HTTPField.Name("Link") {
      let description =
        name == "quota-cube.csv" ? "quota-cube-structure.json" : name + "-metadata.json"
      headers[link] = "<\(description)>; rel=\"describedby\"; type=\"application/csvm+json\""
      if name == "quota-cube.csv" { headers[link] = "<\(description)>; rel=\"describedby\"" }
    }
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

/// Comma-separated values as in RFC 4180.
enum CommaText {
  static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\n")
        && byte != UInt8(ascii: "\r")
    }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
