import Foundation
import Measures

/// A letter of plain text, as it goes over the wire (RFC 5322, MIME).
public struct MailLetter: Hashable, Sendable {
  public let from: MailAddress
  public let to: MailAddress
  public let subject: String
  public let text: String
  /// The same for the same letter sent again, so that a receiver can tell; letters, digits, points, hyphens.
  public let id: String
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  public init(
    from: MailAddress, to: MailAddress, subject: String, text: String, id: String,
    milliseconds: Int64
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.id = id
    self.milliseconds = milliseconds
  }

  /// The lines of the letter, each ended as mail ends lines.
  public var bytes: [UInt8] {
    let host = from.description.split(separator: "@").last.map(String.init) ?? "localhost"
    let head = [
      "From: <\(from)>", "To: <\(to)>", "Subject: " + Self.words(subject), "Date: \(date)",
      "Message-ID: <\(id)@\(host)>", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
      // Nobody's holiday answers it.
      "Auto-Submitted: auto-generated",
    ]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let body = Data(lines.joined(separator: "\r\n").utf8)
      .base64EncodedString(options: [
        .lineLength76Characters, .endLineWithCarriageReturn,
        .endLineWithLineFeed,
      ])
    return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body + "\r\n").utf8)
  }

  private var date: String {
    let seconds = milliseconds / 1000
    let day = Day(number: Int32(seconds / 86_400))
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let clock = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return "\(day.day) \(months[day.month - 1]) \(day.year) \(clock) +0000"
  }

  /// A text in a head line: encoded words of RFC 2047, none longer than 75 letters, each of whole characters.
  static func words(_ text: String) -> String {
    var words: [String] = []
    var piece = ""
    for character in text.filter({ !$0.isNewline }) {
      if piece.utf8.count + character.utf8.count > 42 {
        words.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    if !piece.isEmpty { words.append(piece) }
    return words.map { "=?UTF-8?B?" + Data($0.utf8).base64EncodedString() + "?=" }
      .joined(separator: "\r\n ")
  }
}
