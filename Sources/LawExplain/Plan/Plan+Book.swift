import LawLanguage
import Measures

extension Plan {
  init(_ book: LawBook) {
    layOutRecords(book)
    for record in records.indices { layouts.append(Layout(of: Int32(record), self)) }
    layOutExpressions(book)
    layOutFacts(book)
    layOutValues(book)
    layOutRules(book)
    calendars = ContiguousArray(book.calendars.map(\.days))
    defaultOptions = ContiguousArray(book.choices.map { Int64($0.defaultOption) })
    for (index, text) in book.texts.enumerated() { textNumbers[text] = Int64(index) }
  }

  private mutating func layOutRecords(_ book: LawBook) {
    for reference in book.references {
      references.append(
        ReferencePlan(
          owner: reference.owner.index, target: reference.target.index,
          link: position(of: reference.id, in: book[reference.owner].references),
          listLink: position(of: reference.id, in: book[reference.target].lists)))
    }
    for record in book.records {
      let lists = Int32(record.facts.count + record.rules.count)
      let governing = lists + Int32(record.lists.count)
      records.append(
        RecordPlan(
          governing: record.governingDate?.index ?? -1, firstListSlot: lists,
          governingSlot: governing, slotCount: governing + 1,
          references: ContiguousArray(record.references.map(\.index)),
          lists: ContiguousArray(record.lists.map(\.index))))
    }
  }

  private func position<Thing>(of id: ID<Thing>, in ids: [ID<Thing>]) -> Int32 {
    Int32(ids.firstIndex(of: id) ?? -1)
  }

  private mutating func layOutExpressions(_ book: LawBook) {
    for index in book.nodes.indices {
      var instruction = instruction(for: ID(index), book)
      switch book.nodes[index].operation {
      case .and(let ids): instruction = list(.and, ids)
      case .or(let ids): instruction = list(.or, ids)
      case .value(let value, let keys, let at):
        instruction = list(.value, keys)
        instruction.b = instruction.a
        instruction.a = value.index
        instruction.c = at?.index ?? -1
      case .round(let a, let over, let unit, let rounding):
        let plan = roundingPlan(ID(index), a, over, unit, rounding, book)
        instruction = Instruction(
          code: .round, a: a.index, b: over?.index ?? -1, c: Int32(roundings.count))
        roundings.append(plan)
      default: break
      }
      code.append(instruction)
    }
    for words in book.sets {
      setStarts.append(Int32(setWords.count))
      setWords.append(contentsOf: words)
    }
    setStarts.append(Int32(setWords.count))
  }

  private mutating func list(_ code: Code, _ ids: [ID<Node>]) -> Instruction {
    let first = Int32(operands.count)
    operands.append(contentsOf: ids.map(\.index))
    return Instruction(code: code, a: first, b: Int32(ids.count))
  }

  private func roundingPlan(
    _ id: ID<Node>, _ numerator: ID<Node>, _ over: ID<Node>?, _ unit: Int64,
    _ rounding: Rounding, _ book: LawBook
  ) -> RoundingPlan {
    let scale = book[id].type.scale
    let denominator = over.map { book[$0].type.scale } ?? 0
    let power = scale + denominator - book[numerator].type.scale
    return RoundingPlan(
      numeratorFactor: wideFactor(max(power, 0)), denominatorFactor: wideFactor(max(-power, 0)),
      unit: unit, rounding: rounding)
  }

  /// Ten to a power of at most 36.
  private func wideFactor(_ power: Int) -> Int128 {
    Int128(powerOfTen(min(power, 18))) * Int128(powerOfTen(min(max(power - 18, 0), 18)))
  }

  private mutating func layOutFacts(_ book: LawBook) {
    for fact in book.facts {
      facts.append(
        FactPlan(
          record: fact.record.index, slot: position(of: fact.id, in: book[fact.record].facts),
          kind: FactPlan.Kind(fact.type.kind), isOptional: fact.type.isOptional,
          low: book.bounds(of: fact.type).lowerBound, high: book.bounds(of: fact.type).upperBound,
          relevance: fact.relevance?.index ?? -1,
          isDated: fact.relevance.map { book.readsGoverningDate($0) } ?? false))
    }
  }

  private mutating func layOutValues(_ book: LawBook) {
    for value in book.values {
      values.append(
        ValuePlan(
          firstKeySize: Int32(keySizes.count), keyCount: Int32(value.keys.count),
          firstSeries: Int32(seriesStarts.count)))
      keySizes.append(contentsOf: value.keys.map { Int32(book[$0].cases.count) })
      for series in value.series {
        seriesStarts.append(Int32(entries.count))
        entries.append(contentsOf: series.map(EntryPlan.init))
      }
    }
    seriesStarts.append(Int32(entries.count))
  }
}

extension FactPlan.Kind {
  init(_ kind: ValueType.Kind) {
    switch kind {
    case .text: self = .text
    case .set: self = .none
    default: self = .whole
    }
  }
}

extension LawBook {
  /// The values that the type has at all.
  fileprivate func bounds(of type: ValueType) -> ClosedRange<Int64> {
    switch type.kind {
    case .yesNo: 0...1
    case .enumeration(let id): 0...Int64(max(self[id].cases.count - 1, 0))
    case .date: Int64(Day.earliest.number)...Int64(Day.latest.number)
    default: .min ... .max
    }
  }
}

extension EntryPlan {
  init(_ entry: DatedValue.Entry) {
    from = entry.from?.number ?? .min
    through = entry.through?.number ?? .max
    switch entry.content {
    case .value(let value): (bits, state) = (value, State.value)
    case .none: (bits, state) = (0, State.none)
    case .notApplicable: (bits, state) = (0, State.notApplicable)
    case .notKnown(let hole): (bits, state) = (Int64(hole.index), State.notKnown)
    }
  }
}
