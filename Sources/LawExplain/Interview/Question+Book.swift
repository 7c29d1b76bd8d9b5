import LawLanguage
import Measures

extension Question {
  /// The question for a fact or list of the book.
  ///
  /// - Parameters:
  ///   - path: ends in a fact or a list; nil is given for rulings.
  ///   - record: where the path begins.
  public init?(_ path: BookPath, from record: ID<Record>, in book: LawBook) {
    self.path = path
    type = book.type(of: path)
    within = path.steps.map { Whereabouts($0, in: book) }
    switch path.end {
    case .rule: return nil
    case .fact(let id):
      let fact = book[id]
      subject = .fact(id)
      labels = fact.labels
      ask = fact.ask
      help = fact.help
      input = Input(fact.type)
      range = fact.range
      isOptional = fact.type.isOptional
      decidedBy = fact.decidedBy
      citations = fact.citations
    case .list(let id):
      let list = book[id]
      subject = .list(id)
      labels = list.labels
      ask = list.ask ?? list.labels
      help = nil
      input = .count
      range = 0...Int64(Bench.longestList)
      isOptional = false
      decidedBy = nil
      citations = []
    }
  }
}

extension Question.Whereabouts {
  init(_ step: BookPath.Step, in book: LawBook) {
    switch step {
    case .reference(let id):
      labels = book[id].labels
      number = nil
    case .element(let id, let count):
      labels = book[book[id].owner].labels
      number = count
    }
  }
}

extension Question.Input {
  init(_ type: ValueType) {
    switch type.kind {
    case .yesNo: self = .yesNo
    case .enumeration(let id): self = .oneOf(id)
    case .integer: self = .integer
    case .decimal: self = .decimal(places: type.scale)
    case .percent: self = .percent
    case .money(let currency): self = .money(code: currency.code)
    case .date: self = .date
    case .days: self = .days
    case .months: self = .months
    // Facts are never sets.
    case .text, .set: self = .text
    }
  }
}
