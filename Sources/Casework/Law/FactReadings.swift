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

  /// Reads the answers of a sheet into facts; the paths of those that the book does not know are given back.
  func add(_ sheet: FactSheet, to facts: inout CaseFacts, by explainer: Explainer) -> [String] {
    guard facts.answers.isEmpty else { return read(sheet, into: &facts, by: explainer) }
    if let answers = sheet.reading.answers(to: self, about: facts.about) {
      facts.answers = answers
      return []
    }
    let unknown = read(sheet, into: &facts, by: explainer)
    if unknown.isEmpty { sheet.reading.keep(facts.answers, to: self, about: facts.about) }
    return unknown
  }

  private func read(
    _ sheet: FactSheet, into facts: inout CaseFacts, by explainer: Explainer
  ) -> [String] {
    let record = facts.about
    facts.answers.reserveCapacity(facts.answers.count + sheet.lines.count)
    // As they are now: whoever reads a whole sheet keeps nobody waiting.
    let known = known.withLock(\.self)
    let fresh = sheet.lines.filter { line in
      guard let reading = known[Key(record: record, path: line.path, text: line.answer)] else {
        return true
      }
      facts.answers[reading.path] = reading.answer
      return false
    }
    return fresh.compactMap { line in
      guard let reading = try? read(line.answer, at: line.path, from: record, in: explainer.book)
      else {
        return line.path
      }
      facts.answers[reading.path] = reading.answer
      return nil
    }
  }

  private func read(
    _ text: String, at path: String, from record: ID<Record>, in book: LawBook
  ) throws -> Reading {
    let place = try book.path(path, from: record)
    let reading = Reading(path: place, answer: try book.answer(from: text, for: place))
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[Key(record: record, path: path, text: text)] = reading
    }
    return reading
  }
}

/// How a book read a whole sheet: a case is asked several questions in a row, about the same facts.
final class SheetReading: Sendable {
  private struct Known {
    let readings: FactReadings
    let record: ID<Record>
    let answers: [BookPath: Answer]
  }

  private let known = Mutex<Known?>(nil)

  /// Nil where the book behind these readings did not read it, or of another record.
  fileprivate func answers(
    to readings: FactReadings, about record: ID<Record>
  ) -> [BookPath: Answer]? {
    known.withLock { known in
      guard let known, known.readings === readings, known.record == record else { return nil }
      return known.answers
    }
  }

  fileprivate func keep(
    _ answers: [BookPath: Answer], to readings: FactReadings, about record: ID<Record>
  ) {
    known.withLock { $0 = Known(readings: readings, record: record, answers: answers) }
  }
}
