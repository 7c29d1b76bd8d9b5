import Foundation
import HTTPTypes
import Hummingbird
import LawLanguage
import LawLibrary
import Testing

@testable import Web

/// The parts a form is made of, drawn through the real templates.
@Suite struct `The parts of a form` {
  /// Draws a part on a page whose own fields have the names that the part's optional ones have.
  private func draw<Part: Sendable>(_ part: Part, _ template: String) throws -> String {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("parts-" + UUID().uuidString)
    defer { try? files.removeItem(at: folder) }
    try files.copyItem(atPath: checkout + "/Pages/templates", toPath: folder.path)
    try Data("[[{{#part}}{{>parts/\(template)}}{{/part}}]]".utf8)
      .write(to: folder.appendingPathComponent("part-page.mustache"))
    let phrases = try realPhrases.get()
    let renderer = try PageRenderer(
      templates: folder.path, phrases: phrases, assets: Assets(folder: checkout + "/Pages/assets"))
    let html = renderer.html(
      PartPage(part: part), at: Place(language: .en, path: "/part", query: nil))
    let start = try #require(html.range(of: "[["))
    let end = try #require(html.range(of: "]]"))
    return String(html[start.upperBound..<end.lowerBound])
  }

  struct PartPage<Part: Sendable>: Page {
    static var template: String { "part-page" }
    let title = "part"
    let part: Part
    let hint = "LEAK"
    let error = "LEAK"
    let describedBy = "LEAK"
    let change = "LEAK"
    let prefix = "LEAK"
    let suffix = "LEAK"
    let width = "LEAK"
    let previous = "LEAK"
    let next = "LEAK"
  }

  @Test func `radios: the first has the field's id, hint and mistake are announced`() throws {
    let field = ChoiceField(
      "kind", label: "Which <one>?", hint: "Look", error: "Choose one", isHeading: true,
      choices: [Choice("a", "A & B", isChosen: true), Choice("b", "B", hint: "More")])
    let html = try draw(field, "radios")
    #expect(html.contains("<h1>Which &lt;one&gt;?</h1>"))
    #expect(html.contains("<fieldset aria-describedby=\"kind-hint kind-error\">"))
    #expect(html.contains("id=\"kind\" value=\"a\" checked>"))
    #expect(html.contains("id=\"kind-2\" value=\"b\" aria-describedby=\"kind-2-hint\">"))
    #expect(html.contains("id=\"kind-2-hint\">More</div>"))
    #expect(html.contains("<label for=\"kind\">A &amp; B</label>"))
    #expect(html.contains("Choose one"))
    #expect(html.contains("field-wrong"))
  }

  @Test func `what a part leaves out is not taken from the page around it`() throws {
    let choices = [Choice("a", "A")]
    let parts: [(any Sendable, String)] = [
      (ChoiceField("f", label: "L", choices: choices), "radios"),
      (ChoiceField("f", label: "L", choices: choices), "select"),
      (TextField("f", label: "L"), "text-input"), (DateField("f", label: "L"), "date-input"),
      (Pagination(previous: nil, next: nil), "pagination"),
      (Rows(rows: [SummaryRow("k", "v")]), "summary-list"),
    ]
    for (part, template) in parts {
      let html = try draw(part, template)
      #expect(html.count > 20, "\(template)")
      #expect(!html.contains("LEAK"), "\(template): \(html)")
      #expect(!html.contains("wrong"), "\(template)")
    }
  }

  struct Rows: Sendable { let rows: [SummaryRow] }
  struct Errors: Sendable { let errors: [FormError] }

  @Test func `a date is three fields under one label`() throws {
    let html = try draw(
      DateField("start", label: "When", error: "No such day", day: "31", month: "2", year: "2024"),
      "date-input")
    for (name, value) in [("day", "31"), ("month", "2"), ("year", "2024")] {
      #expect(html.contains("name=\"start-\(name)\""))
      #expect(html.contains("value=\"\(value)\""))
    }
    #expect(html.contains("id=\"start\" name=\"start-day\""))
    #expect(html.contains("<legend class=\"label\">When</legend>"))
  }

  @Test func `a mistake in the summary leads to its field`() throws {
    let html = try draw(Errors(errors: [FormError("Choose one", field: "kind")]), "error-summary")
    #expect(html.contains("<a href=\"#kind\">Choose one</a>"))
    #expect(html.contains("role=\"alert\""))
  }

  @Test func `a line of text keeps what was written, escaped`() throws {
    let html = try draw(
      TextField("pay", label: "Pay", value: "\"><b>", inputMode: "numeric", width: 10, suffix: "₸"),
      "text-input")
    #expect(html.contains("value=\"&quot;&gt;&lt;b&gt;\""))
    #expect(html.contains("input-width-10"))
    #expect(html.contains("inputmode=\"numeric\""))
    #expect(html.contains(">₸</span>"))
  }

  @Test func `a summary row says what its link changes`() throws {
    let visit = Visit(
      place: Place(language: .en, path: "/check", query: nil),
      phrases: try realPhrases.get())
    let html = try draw(
      Rows(rows: [SummaryRow("Region", "Almaty", changeAt: "/en/check?q=1", visit)]),
      "summary-list")
    #expect(
      html.contains(
        "<a href=\"/en/check?q=1\">Change<span class=\"visually-hidden\"> Region</span></a>"))
  }
}
