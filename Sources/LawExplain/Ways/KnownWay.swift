import LawLanguage
import Measures

/// A way that was taken before, with what its explanations have in common and how their values are written.
final class KnownWay: Sendable {
  private enum Piece {
    /// Values that are the same on this way, one behind the other.
    case fixed(Range<Int>)
    case day
    case answer(Int)
    case step(Int, ValueType)
  }

  let way: Way
  let form: TextForm
  let needs: [BookPath]
  private let pieces: [Piece]
  private let fixed: [UInt8]
  /// Facts that were answered, in the order in which they are written.
  private let answers: [(path: BookPath, isText: Bool)]

  /// - Parameters:
  ///   - text: an explanation of a case that took the way
  ///   - sources: where its values come from, one for each
  init?(_ way: Way, _ text: FormedText, _ sources: [ValueSource], needs: [BookPath], _ law: Weights)
  {
    guard let form = text.form else { return nil }
    var pieces: [Piece] = []
    var fixed: [UInt8] = []
    var answers: [(path: BookPath, isText: Bool)] = []
    let lines = text.values.utf8.split(separator: TextForm.place, omittingEmptySubsequences: false)
    for (line, source) in zip(lines, sources) {
      switch source {
      case .day: pieces.append(.day)
      case .step(let number, let type) where way.steps[number].isOpen(law):
        pieces.append(.step(number, type))
      case .answer(let path, let isText):
        pieces.append(.answer(answers.count))
        answers.append((path, isText))
      case .book, .step:
        var start = fixed.count
        fixed += line
        fixed.append(TextForm.place)
        if case .fixed(let run)? = pieces.last {
          start = run.lowerBound
          pieces.removeLast()
        }
        pieces.append(.fixed(start..<fixed.count))
      }
    }
    (self.way, self.form, self.needs) = (way, form, needs)
    (self.pieces, self.fixed, self.answers) = (pieces, fixed, answers)
  }

  /// The values of another case that took this way; nil when other facts were answered.
  func values(of bench: borrowing Bench) -> [UInt8]? {
    let facts = bench.loaded
    guard facts.answers.count == answers.count else { return nil }
    var values: [UInt8] = []
    values.reserveCapacity(2048)
    let day = facts.day.description
    for piece in pieces {
      switch piece {
      case .fixed(let run): values += fixed[run]
      case .day: JSONText.writeValue(day, to: &values)
      case .answer(let number):
        let (path, isText) = answers[number]
        guard let answer = facts.answers[path], answer.isText == isText else { return nil }
        JSONText.writeValue(bench.book.text(of: answer, for: path), to: &values)
      case .step(let number, let type):
        add(bench.trace[number].read, type, bench, to: &values)
      }
    }
    return values
  }

  private func add(
    _ read: Read, _ type: ValueType, _ bench: borrowing Bench, to values: inout [UInt8]
  ) {
    if type.kind == .date, let day = Arithmetic.day(read.bits) {
      day.write(to: &values)
      values.append(TextForm.place)
    } else {
      let said = bench.book.text(of: bench.outcome(read, type), as: type)
      JSONText.writeValue(said, to: &values)
    }
  }
}

extension Way.Step {
  /// Whether its result can be another one on the same way.
  fileprivate func isOpen(_ weights: Weights) -> Bool {
    entry.state == State.value && weights.of(entry) != .yesNo
  }
}

extension Answer {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
}
