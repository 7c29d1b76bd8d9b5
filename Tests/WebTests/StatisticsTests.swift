import Foundation
import HTTPTypes
import Hummingbird
import LawExplain
import LawLanguage
import LawLibrary
import Measures
import Testing

@testable import Web

/// The published figures stand on the real law.
@Suite struct `The figures on migration` {
  private func client() throws -> TestClient<RouterResponder<RuqsatRequestContext>> {
    try makeLawClient(try realDesk.get())
  }

  private func book() throws -> LawBook { try realDesk.get().shelf.volume.book }

  @Test func `are in the law book under the names the pages use`() throws {
    let book = try book()
    for dataset in StatisticsTerms.datasets {
      for measure in dataset.measures {
        let value = book.value(named: measure.value)
        #expect(value != nil, "\(measure.value)")
        let isPercent = value?.type.kind == .percent
        #expect(isPercent == (measure.unit == .percent), "\(measure.value)")
      }
    }
    for name in [StatisticsTerms.region, StatisticsTerms.category, StatisticsTerms.country] {
      #expect(book.enumeration(named: name) != nil, "\(name)")
    }
    #expect(book.value(named: StatisticsTerms.regionsInBeing) != nil)
    let regions = book.enumeration(named: StatisticsTerms.region)?.cases.map(\.name) ?? []
    #expect(Set(regions) == Set(RegionTiles.places.keys))
    let places = RegionTiles.places.values.map { "\($0)" }
    #expect(Set(places).count == places.count, "two tiles lie on each other")
    for region in regions { #expect(QuotaCube(book).code(ofRegion: region) != nil, "\(region)") }
  }

  @Test(arguments: Language.allCases)
  func `have whole pages`(_ language: Language) async throws {
    let client = try client()
    let subjects = StatisticsSubject.allCases.map { "/" + $0.rawValue }
    for path in [""] + subjects + [
      "/not-published", "/register", "/regions?half-year=2011-06-30", "/quota?year=2021",
    ] {
      let reply = try await client.get("/\(language)/statistics\(path)")
      #expect(reply.status == .ok, "\(path)")
      #expect(reply.isWhole, "\(language) \(path)")
      #expect(reply.text.components(separatedBy: "<h1").count == 2, "\(path)")
      let ids = reply.text.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "\(path): an id stands twice")
    }
  }

  @Test func `do not exist for other names`() async throws {
    let client = try client()
    for path in [
      "nothing", "regions?half-year=2012-06-30", "quota?year=1700", "data/quota.xls", "data/.csv",
    ] {
      #expect(try await client.get("/en/statistics/\(path)").status == .notFound, "\(path)")
    }
  }

  @Test(arguments: ["2011-06-30", "2014-06-30", "2015-06-30"])
  func `of table 01 add up in every half-year`(_ day: String) async throws {
    let text = try await client().get("/en/statistics/regions?half-year=\(day)").text
    #expect(text.contains("Sums checked: 20; differences found: 0."))
    #expect(!text.contains("parts give"))
  }

  @Test func `show the differences of the printed totals`() async throws {
    let text = try await client().get("/en/statistics/categories").text
    // 1 January 2020, 1 January 2022, 1 November 2025 and 1 December 2025.
    for said in [
      "parts give 31 more", "parts give 54 fewer", "parts give 1 more", "parts give 2 more",
    ] {
      #expect(text.contains(said), "\(said)")
    }
    #expect(text.components(separatedBy: "parts give").count == 5)
  }

  @Test func `show only the regions that exist on the day`() async throws {
    let client = try client()
    let before = try await client.get("/en/statistics/regions?half-year=2011-06-30").text
    let after = try await client.get("/en/statistics/quota?year=2024").text
    #expect(!before.contains(">Abai<") && after.contains(">Abai<"))
  }

  @Test func `come as files with a row for each figure`() throws {
    let book = try book()
    let dataset = try #require(StatisticsTerms.datasets.first { $0.name == "quota" })
    let sheet = FigureSheet(dataset, book)
    #expect(sheet.rows.allSatisfy { $0.count == sheet.columns.count })
    #expect(
      sheet.csv.contains("quota_total,_T,_T,2026-01-01,2026-12-31,18146,places,published,sure,"))
    #expect(sheet.csv.contains("quota_share,_T,_T,2026-01-01,2026-12-31,0.25,percent,"))
    #expect(sheet.csv.contains("2010-01-01,2010-12-31,,places,not-known,"))
    let keys = sheet.rows.map { $0.prefix(4).joined(separator: ",") }
    #expect(Set(keys).count == keys.count, "two rows have one key")
  }

  @Test func `make a cube with every place once`() throws {
    let cube = QuotaCube(try book())
    let places = cube.observations.map(\.0)
    #expect(Set(places).count == places.count)
    #expect(cube.csv.contains(",I,QUOTA,KZ-23,_T,2024-01-01,4765,A,SURE,2024-12-31,"))
    #expect(cube.csv.contains(",I,WORKERS,KZ,CATEGORY_1,2025-12-01,537,A,SURE,2025-12-01,"))
  }

  @Test func `of the register show when there are some`() async throws {
    struct One: RegisterReports {
      func years() async throws -> [Int] { [2026] }
      func reports(year: Int) async throws -> [RegisterReport] {
        let labels = { Labels(kk: $0, ru: $0, en: $0) }
        return [
          RegisterReport(
            name: "permits", titles: labels("Permits in effect"), units: labels("permits"),
            rowsAre: labels("Region"),
            columns: [.init(name: "in_effect", labels: labels("in effect"))],
            rows: [
              .init(name: "atyrau", labels: labels("Atyrau"), counts: [12]),
              .init(name: "abai", labels: labels("Abai"), counts: [nil]),
            ])
        ]
      }
    }
    let client = try makeClient([StatisticsPages(desk: try realDesk.get(), reports: One())])
    #expect(try await client.get("/en/statistics").text.contains("/en/statistics/register"))
    let text = try await client.get("/en/statistics/register").text
    #expect(text.contains("Permits in effect") && text.contains(">12<"))
    #expect(text.contains("Region"))
    #expect(text.contains("not shown"))
    let file = try await client.get("/en/statistics/register/2026/permits.csv")
    #expect(file.text == "row,in_effect\r\natyrau,12\r\nabai,\r\n")
    for wrong in ["?year=2025", "/2025/permits.csv", "/2026/nothing.csv"] {
      #expect(try await client.get("/en/statistics/register" + wrong).status == .notFound)
    }
    let none = try await self.client().get("/en/statistics")
    #expect(!none.text.contains("/en/statistics/register"))
  }

  @Test(
    .enabled(
      if: StatisticsCheck.isHere,
      "csvw and pysdmx are not installed: see Docs/operating/figures.md"
    ))
  func `are read by csvw and pysdmx`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("figures-\(UInt32.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let client = try client()
    let sheets = StatisticsTerms.datasets.flatMap {
      [$0.name + ".csv", $0.name + ".csv-metadata.json"]
    }
    for name in sheets + ["quota-cube.csv", "quota-cube-structure.json"] {
      let reply = try await client.get("/en/statistics/data/" + name)
      #expect(reply.status == .ok, "\(name)")
      try reply.text.write(
        to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let (status, text) = try StatisticsCheck.call([folder.path])
    #expect(status == 0, "\(text.suffix(3000))")
  }
}

/// The readers from PyPI, where they are installed.
private enum StatisticsCheck {
  /// `RUQSAT_STATISTICS_PYTHON` names another python than `python3`.
  static func call(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let process = Process()
    let python = ProcessInfo.processInfo.environment["RUQSAT_STATISTICS_PYTHON"] ?? "python3"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, checkout + "/Tests/Scripts/check_statistics.py"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  static var isHere: Bool { (try? call(["probe"]).status) == 0 }
}
