import LawLanguage
import Measures

extension Population {
  /// The facts of one row as a case, to be read one by one and explained.
  ///
  /// References are followed, and lists filled, as far as the case goes.
  public func facts(ofRow row: Int, _ record: ID<Record>, in book: LawBook) -> CaseFacts {
    var facts = CaseFacts(about: record, day: day)
    facts.choices = choices
    add(row, record, [], through: [], to: &facts, book)
    return facts
  }

  /// - Parameters:
  ///   - way: the list whose element this is; the way back is not taken.
  ///   - lists: those whose elements the steps lead through; they are not filled again below them.
  private func add(
    _ row: Int, _ record: ID<Record>, _ steps: [BookPath.Step], way: ID<Reference>? = nil,
    through lists: Set<ID<Reference>>, to facts: inout CaseFacts, _ book: LawBook
  ) {
    guard let columns = self[record] else { return }
    for (fact, column) in columns.facts {
      let path = BookPath(steps: steps, end: .fact(fact))
      let result = column[row]
      switch result.state {
      case .value: facts.answers[path] = answer(result.bits, book[fact].type)
      case .none: facts.answers[path] = Answer.none
      default: break
      }
    }
    for (reference, column) in columns.references where reference != way {
      guard let target = column[row] else { continue }
      add(
        target, book[reference].target, steps + [.reference(reference)], through: lists, to: &facts,
        book)
    }
    for list in book[record].lists where !lists.contains(list) {
      add(list, of: row, columns, steps, through: lists, to: &facts, book)
    }
  }

  private func add(
    _ list: ID<Reference>, of row: Int, _ columns: RecordColumns, _ steps: [BookPath.Step],
    through lists: Set<ID<Reference>>, to facts: inout CaseFacts, _ book: LawBook
  ) {
    guard let column = self[book[list].owner]?.references[list],
      columns.listStates[list].map({ $0.load(row, .byte) == 0 }) ?? true
    else { return }
    var elements = 0
    for element in 0..<column.count where column[element] == row {
      elements += 1
      add(
        element, book[list].owner, steps + [.element(list, elements)], way: list,
        through: lists.union([list]), to: &facts, book)
    }
    facts.answers[BookPath(steps: steps, end: .list(list))] = .value(Int64(elements))
  }

  private func answer(_ bits: Int64, _ type: ValueType) -> Answer {
    guard type.kind == .text else { return .value(bits) }
    return texts[bits].map { .text($0) } ?? .declined
  }
}
