import LawExplain
import LawLanguage
import Testing

@Suite("Lists and references")
struct ListTests {
  private func law() throws -> TestLaw {
    try TestLaw(
      """
      record case
        has worker : person
      record person
      record trip
        has case : case listed as trips
      fact age of person : integer
      fact limit of case : days
      fact length of trip : days
      fact paid of trip : yes_no
      fact cost of trip : money KZT
        when paid
      rule long of trip : yes_no sure
        base: length > case.limit
      rule total of case : days sure
        base: sum(trips : length)
      rule paid_total of case : days sure
        base: sum(trips : length where paid)
      rule number of case : integer sure
        base: count(trips where length > 10 days)
      rule some of case : yes_no sure
        base: any(trips : long)
      rule each of case : yes_no sure
        base: all(trips : long)
      rule longest of case : days optional sure
        base: largest(trips : length)
      rule spent of case : money KZT sure
        base: sum(trips : cost where paid)
      rule old of case : yes_no sure
        base: worker.age > 60
      """)
  }

  private var two: [String: String] {
    ["trips": "2", "trips.1.length": "5", "trips.2.length": "20"]
  }

  @Test("aggregates run over the elements of the list")
  func aggregates() throws {
    let law = try law()
    #expect(try law.result("total", two) == "25 days")
    #expect(try law.result("number", two) == "1")
    #expect(try law.result("longest", two) == "20 days")
    let limited = two.merging(["limit": "10"]) { $1 }
    #expect(try law.result("some", limited) == "yes")
    #expect(try law.result("each", limited) == "no")
    #expect(try law.result("trips.2.long", limited) == "yes")
  }

  @Test("an empty list has a total of nothing, and no greatest element")
  func emptyList() throws {
    let law = try law()
    let none = ["trips": "0"]
    #expect(try law.result("total", none) == "0 days")
    #expect(try law.result("number", none) == "0")
    #expect(try law.result("some", none) == "no")
    #expect(try law.result("each", none) == "yes")
    #expect(try law.result("longest", none) == "none")
  }

  @Test("a list that was not counted is asked for by its count")
  func unknownCount() throws {
    let law = try law()
    #expect(try law.result("total") == "unknown")
    #expect(try law.needs("total") == ["trips"])
    #expect(try law.needs("total", ["trips": "2", "trips.1.length": "3"]) == ["trips.2.length"])
  }

  @Test("one element can decide `any` and `all`")
  func decidingElement() throws {
    let law = try law()
    let facts = ["trips": "2", "trips.2.length": "20", "limit": "10"]
    #expect(try law.result("some", facts) == "yes")
    #expect(try law.result("each", facts) == "unknown")
  }

  @Test("elements left out by `where` are not asked about")
  func filter() throws {
    let law = try law()
    let facts = ["trips": "2", "trips.1.paid": "no", "trips.2.paid": "yes", "trips.2.cost": "7"]
    #expect(try law.result("spent", facts) == "7 KZT")
    #expect(try law.needs("paid_total", facts) == ["trips.2.length"])
  }

  @Test("a reference leads to the record it names")
  func references() throws {
    let law = try law()
    #expect(try law.result("old", ["worker.age": "61"]) == "yes")
    #expect(try law.needs("old") == ["worker.age"])
  }
}
