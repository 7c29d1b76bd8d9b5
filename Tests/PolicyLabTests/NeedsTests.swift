import Foundation
import PolicyLab
import Testing

/// The forecast by hand: whole numbers in a straight line.
@Suite struct NeedsTests {
  private func line(_ points: [(String, Int)], places: Int? = nil) throws -> NeedsAssessment.Line {
    let text = #"{"kk": "a", "ru": "a", "en": "a"}"#
    let past = points.map { #"{"day": "\#($0.0)", "amount": {"count": \#($0.1)}}"# }
    let granted = places.map { #", "places": {"count": \#($0)}"# } ?? ""
    let json = """
      {"title": \(text), "method": \(text), "day": "2026-01-01", "leastDaysBetween": 180,
       "shortageUsePercent": 90, "shortageGrowthPercent": 20, "groups": [
       {"name": "g", "title": \(text), "series": [
        {"name": "s", "title": \(text), "points": [\(past.joined(separator: ","))]\(granted)}]}]}
      """
    let file = try JSONDecoder().decode(NeedsFile.self, from: Data(json.utf8))
    let needs = try NeedsAssessment(file, try LabFixture.shelf.base)
    return try #require(needs.groups.first?.lines.first)
  }

  @Test func `a straight line goes on`() throws {
    let line = try line([("2023-01-01", 100), ("2024-01-01", 110), ("2025-01-01", 130)])
    // 10 in 365 days and 20 in 366: 9,999… and 19,945 thousandths a year, mean 14.97.
    #expect(line.forecast?.count == 145)
    #expect(line.forecast?.least == 140)
    #expect(line.forecast?.most == 150)
    #expect(line.growthPercent == 18)
    #expect(line.reasons == [])
  }

  @Test func `a season is not a trend`() throws {
    let line = try line([("2024-12-01", 100), ("2025-11-01", 300), ("2025-12-01", 110)])
    #expect(line.growthPercent == 10)
    #expect(line.forecast?.count == 111)
  }

  @Test func `nothing falls below zero`() throws {
    let line = try line([("2024-01-01", 500), ("2025-01-01", 10)])
    #expect(line.forecast?.count == 0)
  }

  @Test func `few places and fast growth make a shortage`() throws {
    #expect(try line([("2025-06-01", 95)], places: 100).reasons == [.fewPlaces])
    #expect(try line([("2024-01-01", 100), ("2025-01-01", 130)]).reasons == [.growth])
    #expect(try line([("2025-06-01", 80)], places: 100).reasons == [])
  }

  @Test func `a register gives past use and requests`() throws {
    var used = RegisterNeeds.Part(name: "category_1")
    used.used = [(try LabFixture.day("2024-12-31"), 100), (try LabFixture.day("2025-12-31"), 110)]
    (used.allotted, used.requested) = (200, .known(30))
    var asked = RegisterNeeds.Part(name: "category_2")
    (asked.allotted, asked.requested) = (10, .known(9))
    var few = RegisterNeeds.Part(name: "category_3")
    (few.allotted, few.requested) = (10, .withheld)
    let register = RegisterNeeds(
      day: try LabFixture.day("2027-12-31"), categories: [used, asked, few], regions: [])
    let file = try LabFixture.folder.needs()
    let lines = try #require(NeedsAssessment(register, file)?.groups.first?.lines)
    #expect(lines[0].forecast?.count == 120 && lines[0].reasons == [])
    #expect(lines[1].forecast?.count == 9 && lines[1].reasons == [.fewPlaces, .requests])
    // What is withheld is not told by a forecast, a share or a shortage either.
    #expect(lines[2].forecast == nil && lines[2].usePercent == nil)
    #expect(lines[2].requestPercent == nil && lines[2].reasons == [])
    let nothing = RegisterNeeds(day: register.day, categories: [], regions: [])
    #expect(NeedsAssessment(nothing, file) == nil)
  }

  @Test func `the repository's own file is read from the law`() throws {
    let needs = try NeedsAssessment(LabFixture.folder.needs(), try LabFixture.shelf.base)
    #expect(needs.groups.count >= 3)
    let lines = needs.groups.flatMap(\.lines)
    #expect(lines.contains { !$0.reasons.isEmpty })
    #expect(lines.compactMap(\.forecast).allSatisfy { $0.least <= $0.count && $0.count <= $0.most })
    #expect(lines.allSatisfy { $0.forecast != nil })
    let sources = lines.flatMap(\.past).map(\.source)
    #expect(sources.allSatisfy { $0 != nil })
    for text in Set(sources.compactMap(\.self)) where text.en.holdsEnglishWords {
      #expect(text.kk != text.en && text.ru != text.en, "give kk and ru beside “\(text.en)”")
    }
  }
}

extension String {
  /// Whether it is more than names, addresses and numbers: a word in small letters, or a month.
  var holdsEnglishWords: Bool {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return split { " ,;()".contains($0) }.contains { word in
      months.contains(String(word)) || word.count > 3 && word.allSatisfy(\.isLowercase)
    }
  }
}
