import LawExplain
import LawLanguage
import Synchronization

/// How facts read before were read: the same texts come again with every question of a case, and with every case.
///
/// What a text means follows from the book alone, so that nothing here can grow old. Emptied when it is full.
final class FactReadings: Sendable {
  struct Reading {
    let path: BookPath
    let answer: Answer
  }

  private struct Key: Hashable {
    let record: ID<Record>
    let path: String
    let text: String
  }

  /// About a megabyte.
  private static let most = 4096

  private let known = Mutex<[Key: Reading]>([:])

  /// - Throws: `FactProblem` for a path or a text that the book does not know.
  func reading(
    of text: String, at path: String, from record: ID<Record>, in book: LawBook
  ) throws -> Reading {
    let key = Key(record: record, path: path, text: text)
    if let reading = known.withLock({ $0[key] }) { return reading }
    let place = try book.path(path, from: record)
    let reading = Reading(path: place, answer: try book.answer(from: text, for: place))
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[key] = reading
    }
    return reading
  }
}
