import Foundation
import Measures
import Testing

@Suite struct `A text as a form and values` {
  /// Keeps one form.
  private struct Keeper: FormKeeper {
    struct Unknown: Error {}
    let form: TextForm
    func mark(of form: TextForm) -> String { "m" }
    func form(_ mark: String) throws -> TextForm {
      guard mark == "m" else { throw Unknown() }
      return form
    }
  }

  private let form = TextForm(bytes: Array("on \n, \n–".utf8))

  @Test(arguments: [("a\nb\n", "on a, b–"), ("\nж\n", "on , ж–"), ("\n\n", "on , –")])
  func `is read as it was written`(_ values: String, _ text: String) throws {
    let made = try #require(FormedText(form: form, values: values))
    #expect(made.text == text && made.count == text.utf8.count)
    #expect(made == FormedText(text) && made.hashValue == FormedText(text).hashValue)
    #expect(made == form.text(of: Array(values.utf8)))
    #expect(made != FormedText(text + "."))
  }

  @Test func `has a value for each place`() {
    #expect(FormedText(form: form, values: "a\n") == nil)
    #expect(FormedText(form: form, values: "a\nb\nc\n") == nil)
    #expect(FormedText(form: TextForm(bytes: Array("x".utf8)), values: "")?.text == "x")
  }

  @Test func `is a text in JSON, and in parts where forms are kept`() throws {
    let made = try #require(FormedText(form: form, values: "a\nb\n"))
    let keeper = Keeper(form: form)
    let encoder = JSONEncoder()
    #expect(String(decoding: try encoder.encode([made]), as: UTF8.self) == #"["on a, b–"]"#)
    encoder.userInfo[.forms] = keeper
    encoder.outputFormatting = .sortedKeys
    let parts = try encoder.encode([made, FormedText("whole")])
    #expect(
      String(decoding: parts, as: UTF8.self) == #"[{"form":"m","values":"a\nb\n"},"whole"]"#)
    let decoder = JSONDecoder()
    #expect(throws: DecodingError.self) { try decoder.decode([FormedText].self, from: parts) }
    decoder.userInfo[.forms] = keeper
    let read = try decoder.decode([FormedText].self, from: parts)
    #expect(read == [made, FormedText("whole")] && read[0].form === form)
    for wrong in [#"[{"form":"n","values":"a\nb\n"}]"#, #"[{"form":"m","values":"a\n"}]"#] {
      #expect(throws: (any Error).self) {
        try decoder.decode([FormedText].self, from: Data(wrong.utf8))
      }
    }
  }
}
