import Foundation
import Testing

@testable import Papers

/// Reading codes from pictures: what a camera takes, and what somebody sends to do harm.
@Suite struct `A photograph of a code` {
  private static let photo = Result {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appendingPathComponent("Photos/permit.jpg")))
  }

  private func fault(_ bytes: [UInt8]) -> CodePhoto.Fault? {
    do throws(CodePhoto.Fault) { _ = try CodePhoto.texts(in: bytes) } catch { return error }
    return nil
  }

  /// A PNG picture of a code, as grey squares four points wide.
  private func png(_ code: QRCode, border: Int = QRCode.border) -> [UInt8] {
    let squares = code.side + 2 * border
    let side = squares * 4
    var rows: [UInt8] = []
    for line in 0..<side {
      rows.append(0)
      for place in 0..<side {
        let (row, column) = (line / 4 - border, place / 4 - border)
        let isInside = (0..<code.side).contains(row) && (0..<code.side).contains(column)
        rows.append(isInside && code.isDark(row: row, column: column) ? 0 : 255)
      }
    }
    return PNGSketch.file(width: side, height: side, rows: rows)
  }

  @Test func `gives the signed code and the link of a document that was held askew`() throws {
    let texts = try CodePhoto.texts(in: try Self.photo.get())
    #expect(texts.count == 2)
    #expect(texts.contains { $0.hasPrefix("RQ1:") })
    #expect(texts.contains { $0.contains("/verify?number=2026-") })
  }

  @Test func `gives back what was drawn`() throws {
    for text in ["RQ1:ABC 123%*+-./:", String(repeating: "RQ1:7", count: 200)] {
      let code = try #require(QRCode(text))
      #expect(try CodePhoto.texts(in: png(code)) == [text])
    }
  }

  @Test func `is refused by its head before anything large is unpacked`() throws {
    #expect(fault(PNGSketch.file(width: 60_000, height: 60_000, rows: [0, 0])) == .large)
    #expect(fault(PNGSketch.file(width: 900_000, height: 28, rows: [0])) == .large)
    var photo = try Self.photo.get()
    let frame = try #require(
      photo.firstRange(of: [0xFF, 0xC0]) ?? photo.firstRange(of: [0xFF, 0xC2]))
    for place in 5..<9 { photo[frame.lowerBound + place] = 0xF0 }
    #expect(fault(photo) == .large)
  }

  @Test func `is refused when it is broken, of another kind, or of something else`() throws {
    let photo = try Self.photo.get()
    #expect(fault([]) == .kind)
    #expect(fault(Array("%PDF-1.4".utf8)) == .kind)
    #expect(fault([0xFF, 0xD8, 0xFF]) == .broken)
    #expect(fault([0xFF, 0xD8, 0xFF] + [UInt8](repeating: 7, count: 500)) == .broken)
    #expect(fault(Array(photo.prefix(300))) == .broken)
    #expect(fault(Array(PNGSketch.signature)) == .broken)
    #expect(fault(PNGSketch.file(width: 40, height: 40, rows: [0, 0, 0])) == .broken)
    let black = [UInt8](repeating: 0, count: 41 * 40)
    #expect(fault(PNGSketch.file(width: 40, height: 40, rows: black)) == .noCode)
  }
}
