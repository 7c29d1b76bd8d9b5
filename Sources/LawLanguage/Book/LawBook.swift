import Measures

/// A checked law book: everything the law files say, typed, dated and cited, as plain values.
///
/// A book is made by `Checker.check`; if the files hold errors there is no book.
public struct LawBook: Sendable {
  /// A fingerprint of the files and the reforms applied: equal marks mean equal law.
  public internal(set) var mark: String = ""
  public internal(set) var files: [SourceFile] = []
  public internal(set) var acts: [Act] = []
  public internal(set) var provisions: [Provision] = []
  public internal(set) var sources: [Source] = []
  public internal(set) var holes: [Hole] = []
  public internal(set) var enumerations: [Enumeration] = []
  public internal(set) var records: [Record] = []
  public internal(set) var references: [Reference] = []
  public internal(set) var facts: [Fact] = []
  public internal(set) var values: [DatedValue] = []
  public internal(set) var rules: [Rule] = []
  public internal(set) var choices: [Choice] = []
  public internal(set) var calendars: [LegalCalendar] = []
  public internal(set) var topics: [Topic] = []
  public internal(set) var checks: [FactCheck] = []
  public internal(set) var invariants: [Invariant] = []
  public internal(set) var reforms: [Reform] = []
  public internal(set) var cases: [WorkedCase] = []
  public internal(set) var nodes: [Node] = []
  /// Literal texts; `.text` constants point here.
  public internal(set) var texts: [String] = []
  /// Constant sets, one bit for each case of the enumeration, 64 a word; `.set` constants point here.
  public internal(set) var sets: [[UInt64]] = []
  /// What may stand in a path inside of a record, by the number of the record.
  public internal(set) var memberNames: [MemberNames] = []

  public init() {}

  // Inlined, so that who wants a name copies a name and not the whole thing.
  @inlinable public subscript(id: ID<Act>) -> Act { acts[Int(id.index)] }
  @inlinable public subscript(id: ID<Provision>) -> Provision { provisions[Int(id.index)] }
  @inlinable public subscript(id: ID<Source>) -> Source { sources[Int(id.index)] }
  @inlinable public subscript(id: ID<Hole>) -> Hole { holes[Int(id.index)] }
  @inlinable public subscript(id: ID<Enumeration>) -> Enumeration { enumerations[Int(id.index)] }
  @inlinable public subscript(id: ID<Record>) -> Record { records[Int(id.index)] }
  @inlinable public subscript(id: ID<Reference>) -> Reference { references[Int(id.index)] }
  @inlinable public subscript(id: ID<Fact>) -> Fact { facts[Int(id.index)] }
  @inlinable public subscript(id: ID<DatedValue>) -> DatedValue { values[Int(id.index)] }
  @inlinable public subscript(id: ID<Rule>) -> Rule { rules[Int(id.index)] }
  @inlinable public subscript(id: ID<Choice>) -> Choice { choices[Int(id.index)] }
  @inlinable public subscript(id: ID<LegalCalendar>) -> LegalCalendar { calendars[Int(id.index)] }
  @inlinable public subscript(id: ID<Topic>) -> Topic { topics[Int(id.index)] }
  @inlinable public subscript(id: ID<Reform>) -> Reform { reforms[Int(id.index)] }
  @inlinable public subscript(id: ID<Node>) -> Node { nodes[Int(id.index)] }

  public func record(named name: String) -> Record? { records.first { $0.name == name } }
  public func topic(named name: String) -> Topic? { topics.first { $0.name == name } }
  public func act(named name: String) -> Act? { acts.first { $0.name == name } }
  public func choice(named name: String) -> Choice? { choices.first { $0.name == name } }
  public func rule(named name: String, of record: ID<Record>) -> Rule? {
    rules.first { $0.name == name && $0.record == record }
  }
  public func provision(_ anchor: String, of act: ID<Act>) -> Provision? {
    provisions.first { $0.act == act && $0.anchor == anchor }
  }

  /// The position of the first entry of `place` in the file: `kz/…/a1.md:12:3`.
  public func text(of place: SourcePlace) -> String {
    "\(files[Int(place.file)].path):\(place.line):\(place.column)"
  }

  /// The citation as it is written in law files: `kz/migration-2011#art-36-1.2`.
  public func text(of citation: Citation) -> String {
    "\(self[citation.act].name)#\(citation.path)"
  }
}
