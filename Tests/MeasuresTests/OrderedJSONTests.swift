import Foundation
import Measures
import Testing

/// A value of every shape that the journal holds.
private struct Sample: Codable, Equatable {
  enum Term: Codable, Equatable {
    case months(Int)
    case through(String, inclusive: Bool)
    case notKnown
  }
  struct Empty: Codable, Equatable {}
  struct Part: Codable, Equatable {
    var zebra: String?
    var a: Int
    var ab: [Term]
    var aB: [String: String]
  }

  var text: String
  var numbers: [Int]
  var small: UInt8
  var large: Int64
  var truth: Bool
  var none: String?
  var maybe: [String?]
  var parts: [Part]
  var byNumber: [Int: String]
  var empty: Empty
  var nothing: [Int]
}

@Suite("JSON in the order of names")
struct OrderedJSONTests {
  private static var sample: Sample {
    let awkward = (0...0x7F).compactMap(UnicodeScalar.init).map(String.init).joined()
    return Sample(
      text: awkward + "Қазақстан / \u{2028} 😀 e\u{301}", numbers: [0, -1, .max, .min], small: 255,
      large: .min, truth: true, none: nil, maybe: ["x", nil],
      parts: [
        .init(
          zebra: "z", a: 1, ab: [.months(3), .through("d", inclusive: false), .notKnown], aB: [:]),
        .init(
          zebra: nil, a: 2, ab: [], aB: ["b": "2", "a.c": "3", "a": "1", "ab": "4", "a-c": "5"]),
      ],
      byNumber: [10: "ten", 9: "nine"], empty: .init(), nothing: [])
  }

  private func foundation(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func ordered(_ value: some Encodable) throws -> String {
    String(decoding: try OrderedJSON.bytes(coded: value), as: UTF8.self)
  }

  @Test("Byte for byte what Foundation writes")
  func same() throws {
    #expect(try ordered(Self.sample) == foundation(Self.sample))
    #expect(try ordered([Self.sample, Self.sample]) == foundation([Self.sample, Self.sample]))
    #expect(try ordered(["b": [1], "a": []]) == foundation(["b": [1], "a": []]))
    #expect(try ordered("alone") == foundation("alone"))
    #expect(try ordered(Sample.Empty()) == foundation(Sample.Empty()))
  }

  @Test("Reads back as it was")
  func back() throws {
    let data = Data(try OrderedJSON.bytes(coded: Self.sample))
    #expect(try JSONDecoder().decode(Sample.self, from: data) == Self.sample)
  }

  @Test("A floating-point number is refused")
  func floating() {
    #expect(throws: EncodingError.self) { try OrderedJSON.bytes(coded: ["share": 0.5]) }
    #expect(throws: EncodingError.self) { try OrderedJSON.bytes(coded: [Float(1)]) }
  }
}
