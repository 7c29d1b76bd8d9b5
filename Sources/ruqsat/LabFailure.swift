import ArgumentParser
import LawLanguage
import PolicyLab

/// Why a trial failed, as an analyst reads it.
struct LabFailure: Error, CustomStringConvertible {
  let fault: LabFault

  /// Runs a piece of work; a fault ends the command with its text.
  static func told<Value>(_ work: () throws(LabFault) -> Value) throws -> Value {
    do throws(LabFault) { return try work() } catch { throw LabFailure(fault: error) }
  }

  /// The same for work that waits.
  static func told<Value>(
    _ work: () async throws(LabFault) -> Value
  ) async throws -> Value {
    do throws(LabFault) { return try await work() } catch { throw LabFailure(fault: error) }
  }

  var description: String {
    switch fault {
    case .diagnostics(let found):
      found.map { Self.text($0, DiagnosticSpeech()) }.joined(separator: "\n")
    case .unknownReform(let name, let near):
      "There is no reform ‘\(name)’. Reforms: \(near.joined(separator: ", "))."
    case .unreadable(let file, let reason): "\(file) cannot be used: \(reason)."
    case .unknownRule(let name): "The law has no ‘\(name)’; correct the file in Lab that names it."
    case .population(let fault): Self.text(fault)
    case .columns(let reason): "The population cannot be read by columns: \(reason)."
    case .unknownYear(let year): "\(year) is no year of the calendar."
    case .cancelled: "The trial was cancelled."
    }
  }

  private static func text(_ found: LabDiagnostic, _ speech: DiagnosticSpeech) -> String {
    let place = found.isInAmendment ? "the amendment" : found.file
    return
      "\(place):\(found.line):\(found.column): \(speech.text(found.isError ? .error : .warning)) \(found.code): \(speech.text(found.wording))"
  }

  private static func text(_ fault: PopulationFault) -> String {
    switch fault {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)."
    case .unknownName(let kind, let name): "There is no \(kind) ‘\(name)’."
    case .missingCount(let margin, let cell, let value):
      "Margin \(margin), cell \(cell): the law files hold no count ‘\(value)’ for that day."
    case .negativeCount(let margin, let cell, let count):
      "Margin \(margin), cell \(cell): \(count) people are left; the other cells hold more than there are."
    case .overlappingCells(let margin, let cell, let other):
      "Margin \(margin): the cells \(cell) and \(other) share people."
    case .impossibleCell(let margin, let cell, let count):
      "Margin \(margin), cell \(cell): \(count) people are counted, but no such combination is possible."
    case .cannotBeMet(let margin, let cell, let published, let reached):
      "Margin \(margin), cell \(cell): \(published) people are published, but with the other margins only \(reached) can be reached; the margins contradict each other."
    case .tooManyCases(let dimension, let most):
      "Dimension \(dimension) has more than \(most) cases; put some together."
    case .rowsOutOfRange(let rows): "A population of \(rows) people cannot be made."
    }
  }
}
