import LawLanguage
import PolicyLab

/// Why a trial failed, as an analyst reads it.
struct LabFailure: Error, CustomStringConvertible {
  let fault: LabFault
  let speech: Speech

  var description: String {
    switch fault {
    case .diagnostics(let found): found.map(text).joined(separator: "\n")
    case .unknownReform(let name, let near):
      say("lab.fault.reform", ["name": name]) + ": " + near.joined(separator: ", ")
    case .unreadable(let file, let reason): say("lab.fault.file", ["file": file]) + ": " + reason
    case .unknownRule(let name): say("lab.fault.rule", ["rule": name])
    case .population(let fault): text(fault)
    case .columns(let reason): say("lab.fault.columns") + ": " + reason
    case .unknownYear(let year): say("lab.fault.year", ["year": "\(year)"])
    case .cancelled: say("cli.lab.cancelled")
    }
  }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    speech.say(key, values)
  }

  private func text(_ found: LabDiagnostic) -> String {
    let place = found.isInAmendment ? say("cli.lab.amendment") : found.file
    return
      "\(place):\(found.line):\(found.column): \(speech.text(found.isError ? .error : .warning)) \(found.code): \(speech.text(found.wording))"
  }

  private func text(_ fault: PopulationFault) -> String {
    switch fault {
    case .unreadable(let file, let reason): say("lab.fault.file", ["file": file]) + ": " + reason
    case .unknownName(_, let name): say("lab.fault.name", ["name": name])
    case .missingCount(let margin, let cell, let value):
      at(margin, cell) + say("cli.lab.margin.missing", ["value": value])
    case .negativeCount(let margin, let cell, let count):
      at(margin, cell) + say("cli.lab.margin.negative", ["count": "\(count)"])
    case .overlappingCells(let margin, let cell, let other):
      at(margin, cell) + say("cli.lab.margin.overlapping", ["cell": other])
    case .impossibleCell(let margin, let cell, let count):
      at(margin, cell) + say("cli.lab.margin.impossible", ["count": "\(count)"])
    case .cannotBeMet(let margin, let cell, let published, let reached):
      at(margin, cell)
        + say(
          "cli.lab.margin.contradicted",
          ["published": "\(published)", "reached": "\(reached)"])
    case .tooManyCases(let dimension, let most):
      say("cli.lab.many-cases", ["name": dimension, "most": "\(most)"])
    case .rowsOutOfRange(let rows): say("cli.lab.rows", ["rows": "\(rows)"])
    }
  }

  private func at(_ margin: String, _ cell: String) -> String { "\(margin), \(cell): " }
}
