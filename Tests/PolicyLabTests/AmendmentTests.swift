import LawLanguage
import Measures
import PolicyLab
import Testing

/// Amendments typed by hand are checked in their own lines; reforms that collide are refused.
@Suite struct AmendmentTests {
  private func found(_ text: String, _ reforms: [String: Day?] = [:]) throws -> [LabDiagnostic] {
    let amendment = Amendment(text: text, inForce: try LabFixture.day("2026-01-01"))
    let shelf = try LabFixture.shelf
    do throws(LabFault) {
      _ = try shelf.book(LawChangeSet(reforms: reforms, amendment: amendment))
      return []
    } catch .diagnostics(let found) {
      return found
    } catch { throw error }
  }

  @Test func `an amendment that checks changes the law`() async throws {
    let text = """
      amend rule quota_applies
        add except nobody over base [change] unsure: no
          when worker.is_foreigner
      """
    #expect(try found(text) == [])
    let change = LawChangeSet(
      amendment: Amendment(text: text, inForce: try LabFixture.day("2026-01-01")))
    let outcome = try await LabFixture.trial(change, rows: 500, measures: ["quota_places"])
      .run(threads: 1)
    #expect(outcome["quota_places"]?.total.after.counted == 0)
    #expect((outcome["quota_places"]?.total.lost ?? 0) > 0)
  }

  @Test func `a mistake is shown in the typed line`() throws {
    let text = """
      amend rule quota_applies
        add except nobody over base [change] unsure: no
          when worker.is_foreign
      """
    let first = try #require(try found(text).first)
    #expect(first.isInAmendment)
    #expect(first.isError)
    #expect(first.line == 3)
    #expect(first.column > 9)
  }

  @Test func `a rule that is not there is shown with the nearest`() throws {
    let first = try #require(try found("repeal rule quota_aplies [change] unsure").first)
    #expect(first.line == 1)
    #expect(first.message.contains("quota_applies"))
  }

  @Test func `text that is no law is refused`() throws {
    #expect(try found("please lower the quota").contains { $0.isInAmendment })
  }

  @Test func `an amendment that collides with a reform is refused`() throws {
    let text = """
      amend rule quota_applies
        add except in_shortage over base [change] unsure: no
          when worker.is_foreigner
      """
    #expect(try found(text) == [])
    let problems = try found(text, ["seed-2017/scarce-occupations": nil])
    #expect(problems.contains { $0.message.contains("seed-2017/scarce-occupations") })
  }

  @Test func `an unknown reform is named with those there are`() throws {
    do throws(LabFault) {
      _ = try LabFixture.trialBook(LawChangeSet(reforms: ["seed-2017/nothing": nil]))
      Issue.record("an unknown reform was taken")
    } catch {
      guard case .unknownReform(let name, let near) = error else {
        Issue.record("another fault: \(error)")
        return
      }
      #expect(name == "seed-2017/nothing")
      #expect(near.contains("seed-2017/scarce-occupations"))
    }
  }
}

extension LabFixture {
  static func trialBook(_ change: LawChangeSet) throws(LabFault) -> LawBook {
    let shelf: LabShelf
    do { shelf = try LabFixture.shelf } catch {
      throw .unreadable(file: "Law", reason: "\(error)")
    }
    return try shelf.book(change)
  }
}
