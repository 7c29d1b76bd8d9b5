import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// Types, cells and contents of the law book in words.
extension ShownLaw {
  func text(of type: ValueType) -> String {
    switch type.kind {
    case .yesNo: visit.say("law.type.yes-no")
    case .enumeration(let id):
      visit.say("law.type.case", ["name": links.text(of: book[id].labels)])
    case .integer, .decimal: visit.say("law.type.number")
    case .percent: visit.say("law.type.percent")
    case .money(let currency): visit.say("law.type.money", ["currency": currency.code])
    case .date: visit.say("law.type.date")
    case .days: visit.say("law.type.days")
    case .months: visit.say("law.type.months")
    case .text: visit.say("law.type.text")
    case .set(let id): visit.say("law.type.set", ["name": links.text(of: book[id].labels)])
    }
  }

  /// What a definition or a row of a table gives.
  func result(of node: ID<Node>) -> String {
    let type = book[node].type
    switch book[node].operation {
    case .constant(let value): return narration.text(of: value, as: type)
    case .none: return text(of: DatedValue.Content.none, type)
    case .notApplicable: return text(of: DatedValue.Content.notApplicable, type)
    case .notKnown(let hole): return text(of: DatedValue.Content.notKnown(hole), type)
    default: return narration.text(of: node)
    }
  }

  func text(of cell: DecisionTable.Cell, _ type: ValueType) -> String {
    func list(_ values: [Int64]) -> String {
      values.map { narration.text(of: $0, as: type) }.joined(separator: ", ")
    }
    switch cell {
    case .any: return visit.say("law.cell.any")
    case .oneOf(let values): return list(values)
    case .noneOf(let values): return visit.say("law.cell.not", ["list": list(values)])
    case .range(let low, let high):
      let least = low.map { narration.text(of: $0, as: type) }
      let most = high.map { narration.text(of: $0, as: type) }
      return switch (least, most) {
      case (let least?, let most?): visit.say("law.cell.between", ["least": least, "most": most])
      case (let least?, nil): visit.say("law.cell.least", ["least": least])
      case (nil, let most?): visit.say("law.cell.most", ["most": most])
      case (nil, nil): visit.say("law.cell.any")
      }
    }
  }

  func text(of content: DatedValue.Content, _ type: ValueType) -> String {
    switch content {
    case .value(let value): narration.text(of: value, as: type)
    case .none: visit.say("narration.none")
    case .notApplicable: visit.say("narration.outcome.not-applicable")
    case .notKnown(let hole):
      visit.say("narration.hole", ["what": links.text(of: book[hole].labels)])
    }
  }
}

extension LawBook {
  /// The lines of the law files that make the rule, with its editions in other files.
  func source(of rule: Rule) -> String {
    var blocks = [block(from: rule.place)]
    for edition in rule.editions {
      let block = block(from: edition.place)
      if block.isHead, !blocks.contains(block) { blocks.append(block) }
    }
    return blocks.map(\.text).joined(separator: "\n\n")
  }

  /// The lines of a declaration from its head to the next line at the margin.
  func source(from place: SourcePlace) -> String { block(from: place).text }

  private struct Block: Equatable {
    let text: String
    /// Whether it begins at the margin.
    let isHead: Bool
  }

  private func block(from place: SourcePlace) -> Block {
    let file = files[Int(place.file)]
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(Int(place.line) - 1) else { return Block(text: "", isHead: false) }
    let head = lines[Int(place.line) - 1]
    let tail = lines.dropFirst(Int(place.line)).prefix { $0.isEmpty || $0.hasPrefix(" ") }
    var text = ([head] + tail).joined(separator: "\n")
    while text.last?.isWhitespace == true { text.removeLast() }
    return Block(text: "# " + file.path + "\n" + text, isHead: !head.hasPrefix(" "))
  }
}
