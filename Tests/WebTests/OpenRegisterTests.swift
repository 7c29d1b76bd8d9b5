import Casework
import Foundation
import HTTPTypes
import LawLibrary
import Office
import Register
import Testing

@testable import Web

/// What everybody may see of the register.
@Suite struct `The open register` {
  @Test func `finds permits in effect by employer, region and category`() async throws {
    let (world, id) = try await OfficerWorld.of2011()
    let visitor = world.door.browser
    for language in ["kk", "ru", "en"] {
      let page = try await visitor.get("/\(language)/register")
      #expect(page.status == .ok && page.isWhole && page.text.contains(id), "\(language)")
      #expect(page.text.contains("&lt;script&gt;Kurylys") && !page.text.contains("<script>"))
      #expect(page.text.contains("/\(language)/open-data"))
    }
    func finds(_ query: String) async throws -> Bool {
      let page = try await visitor.get("/en/register?" + query)
      #expect(page.status == .ok && page.isWhole, "\(query)")
      return page.text.contains(id)
    }
    #expect(try await finds("words=kuryl"))
    #expect(try await finds("words=150140000001&region=atyrau"))
    #expect(!(try await finds("words=kuryl&region=astana")))
    #expect(!(try await finds("words=LI+WEI")), "no worker is found")
    #expect(!(try await finds("words=%22+OR+%2A")))
    #expect(try await finds("region=nowhere&after=nonsense"), "what is not known narrows nothing")
    try world.today("2013-01-01")
    #expect(!(try await finds("")), "a permit that ran out is not in effect")
  }

  @Test func `hands out data with what the columns mean, and nothing of a worker`() async throws {
    let (world, id) = try await OfficerWorld.of2011()
    let visitor = world.door.browser
    for language in ["kk", "ru", "en"] {
      let page = try await visitor.get("/\(language)/open-data")
      #expect(page.status == .ok && page.isWhole, "\(language)")
      for set in OpenDataSet.allCases {
        #expect(page.text.contains("/open-data/\(set.rawValue).csv"))
      }
    }
    for set in OpenDataSet.allCases {
      let csv = try await visitor.get("/open-data/\(set.rawValue).csv")
      let json = try await visitor.get("/open-data/\(set.rawValue).json")
      #expect(csv.status == .ok && csv.text.hasPrefix(set.columns.joined(separator: ",")))
      let read = try JSONSerialization.jsonObject(with: Data(json.text.utf8))
      let rows = (read as? [String: Any])?["rows"] as? [[String: Any]]
      let lines = csv.text.split(separator: "\r\n").count - 1
      #expect(rows?.count == lines && lines > 0, "\(set)")
      #expect(!csv.text.contains("LI WEI") && !json.text.contains("LI WEI"))
    }
    let permits = try await visitor.get("/open-data/permits.csv")
    #expect(permits.text.contains(id) && permits.text.contains("2012-"))
    #expect(
      try await visitor.get("/open-data/decisions.csv").text.contains(
        "2011,atyrau,category_2,granted,1,2"))
    for wrong in ["permits.xml", "workers.csv", ".csv"] {
      #expect(try await visitor.get("/open-data/" + wrong).status == .notFound)
    }
    let tag = try #require(permits.header("ETag"))
    let same = try await world.door.client.send(
      .get, "/open-data/permits.csv", headers: [.ifNoneMatch: tag])
    #expect(same.status == .notModified)
  }

  @Test func `neutralises names that a spreadsheet would compute`() async throws {
    let world = try await OfficerWorld(employer: "=HYPERLINK(1)")
    let id = try await world.inEffect()
    let csv = try await world.door.browser.get("/open-data/permits.csv").text
    #expect(csv.contains(id) && csv.contains("'=HYPERLINK") && !csv.contains(",=HYPERLINK"))
    let json = try await world.door.browser.get("/open-data/permits.json").text
    #expect(json.contains("\"=HYPERLINK"))
  }

  @Test func `counts decisions in reports with sums, beside the quota`() async throws {
    let (world, _) = try await OfficerWorld.of2011()
    let phrases = try realPhrases.get()
    let reports = OfficeReports(
      office: world.office, law: try realDesk.get(), phrases: phrases)
    #expect(try await reports.years() == [2011])
    let all = try await reports.reports(year: 2011)
    #expect(all.map(\.name) == ["granted", "quota-use", "outcomes"])
    #expect(all[0].csv == "row,all,category_2\r\nall,2,2\r\natyrau,2,2\r\n")
    #expect(all[1].rows.map(\.counts) == [[5, 0, 2, 3], [5, 0, 2, 3]])
    #expect(all[2].rows.map(\.name) == ["2011"])
  }
}
