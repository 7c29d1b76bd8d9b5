import Foundation
import HTTPTypes
import LawExplain
import LawLanguage
import LawLibrary
import Testing

@testable import Web

@Suite struct `A law folder that changes` {
  @Test func `is read again; a broken one leaves the last good law in use`() async throws {
    try await withCopiedLaw { folder in
      let desk = try makeDesk(law: folder)
      let client = try makeLawClient(desk)
      let path = folder + "/xx/work-2010/a02-permit.md"
      let good = try String(contentsOfFile: path, encoding: .utf8)
      let begun = desk.shelf.volume

      try (good + "\n```law\nrule broken of\n```\n").write(
        toFile: path, atomically: true, encoding: .utf8)
      guard case .refused(let diagnostics, _) = desk.shelf.reloadIfChanged() else {
        Issue.record("the broken folder was not refused")
        return
      }
      #expect(!diagnostics.isEmpty)
      #expect(try await client.get("/en/check/permit?day=2026-03-01").status == .ok)

      let changed = good.replacing("from 2016-01-01: 2500 KZT", with: "from 2016-01-01: 9900 KZT")
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
      guard case .replaced = desk.shelf.reloadIfChanged() else {
        Issue.record("the mended folder was not read")
        return
      }
      let reply = try await client.get(
        "/en/check/permit?day=2026-03-01&worker.citizenship=TUR&exempted=no&wage=1%20KZT")
      #expect(reply.text.contains("9,900"))
      #expect(begun.book.mark != desk.shelf.volume.book.mark)
      #expect(begun.reading.explainer.book.mark == begun.book.mark)
    }
  }
}
