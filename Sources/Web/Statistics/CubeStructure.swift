import Foundation
import LawLanguage
import LawLibrary
import Measures

/// The structure of the cube as an SDMX-JSON 2.0 message: code lists, concepts, structure, flow.
struct CubeStructure {
  let shown: ShownLaw
  private let cube: QuotaCube

  init(_ shown: ShownLaw) {
    self.shown = shown
    cube = QuotaCube(shown.book)
  }

  var json: String {
    get throws {
      let content = Content(
        codelists: codelists, conceptSchemes: [concepts], dataStructures: [structure],
        dataflows: [flow])
      // Readers look for the schema at the beginning, so the head stands first.
      let head = try Self.text(Meta(prepared: shown.today.description + "T00:00:00Z"))
      return "{\"meta\": \(head),\n\"data\": \(try Self.text(content))}\n"
    }
  }

  private static func text(_ part: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(part), as: UTF8.self)
  }

  // MARK: Parts

  private var codelists: [ItemScheme] {
    let areas =
      [Item(QuotaCube.country, labels("cube.country"))]
      + enumeration(StatisticsTerms.region).compactMap { one in
        cube.code(ofRegion: one.name).map { Item($0, Self.texts(one.labels)) }
      }
    let categories =
      [Item(FigureSheet.whole, labels("cube.all"))]
      + enumeration(StatisticsTerms.category).map {
        Item(QuotaCube.code($0.name), Self.texts($0.labels))
      }
    let indicators = distinct(StatisticsTerms.cube.map(\.code)).map {
      Item($0, labels("cube.indicator.\($0.lowercased())"))
    }
    let grades = Confidence.allCases.map { grade in
      Item(grade.rawValue.uppercased(), labels("cube.confidence.\(grade.rawValue)"))
    }
    let statuses = [("A", "published"), ("M", "missing")].map {
      Item($0, labels("cube.status.\($1)"))
    }
    return [
      list("INDICATOR", indicators), list("REF_AREA", areas), list("CATEGORY", categories),
      list("OBS_STATUS", statuses), list("CONFIDENCE", grades),
    ]
  }

  private var concepts: ItemScheme {
    let names =
      QuotaCube.dimensions + [QuotaCube.time, QuotaCube.measure] + QuotaCube.attributes
    return ItemScheme(
      id: "CS_QUOTA", names: labels("cube.concepts"),
      concepts: names.map { Item($0, labels("cube.concept.\($0.lowercased())")) })
  }

  private func list(_ concept: String, _ codes: [Item]) -> ItemScheme {
    ItemScheme(
      id: "CL_" + concept, names: labels("cube.concept.\(concept.lowercased())"), codes: codes)
  }

  private var structure: Structure {
    let dimensions = QuotaCube.dimensions.enumerated().map { position, id in
      Component(id: id, position: position, coded: true)
    }
    let attributes = QuotaCube.attributes.map { id in
      var one = Component(id: id, coded: ["OBS_STATUS", "CONFIDENCE"].contains(id))
      one.attributeRelationship = AttributeRelationship()
      one.usage = id == "OBS_STATUS" || id == "CONFIDENCE" ? "mandatory" : "optional"
      return one
    }
    var time = Component(id: QuotaCube.time, coded: false)
    time.localRepresentation = Representation(
      format: Representation.Format(dataType: "ObservationalTimePeriod"))
    var measure = Component(id: QuotaCube.measure, coded: false)
    measure.localRepresentation = Representation(
      format: Representation.Format(dataType: "Integer"))
    measure.usage = "optional"
    return Structure(
      id: QuotaCube.structure, names: labels("data.quota-cube"),
      dataStructureComponents: Structure.Components(
        dimensionList: .init(dimensions: dimensions, timeDimension: time),
        measureList: .init(measures: [measure]),
        attributeList: .init(attributes: attributes)))
  }

  private var flow: Flow {
    Flow(
      id: QuotaCube.flow, names: labels("data.quota-cube"),
      structure: Self.urn("datastructure.DataStructure", QuotaCube.structure))
  }

  private func enumeration(_ name: String) -> [Enumeration.Case] {
    shown.book.enumeration(named: name)?.cases ?? []
  }

  private func labels(_ key: String) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: Language.allCases.map {
        ($0.rawValue, shown.visit.phrases.text("statistics.\(key)", $0))
      })
  }

  private static func texts(_ labels: Labels) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, labels[$0]) })
  }

  static func urn(_ kind: String, _ id: String, item: String? = nil) -> String {
    "urn:sdmx:org.sdmx.infomodel.\(kind)=\(QuotaCube.agency):\(id)(\(QuotaCube.version))"
      + (item.map { "." + $0 } ?? "")
  }
}
