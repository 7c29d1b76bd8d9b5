import Measures

/// The state of one check: the book in the making, the names found so far, the problems.
///
/// A class because its passes, spread over several files by subject, work on one state; it never leaves `Checker.check`.
final class CheckSession {
  let parsed: ParsedFiles
  let wantedReforms: [String]
  var book = LawBook()
  var diagnostics: [Diagnostic] = []
  var names = NameTable()
  var written = WrittenDeclarations()
  /// By the number of the fact, value and rule; nil what could not be read, so that numbers stay
  /// true. The book gets them at the end.
  var facts: [Fact?] = []
  var values: [DatedValue?] = []
  var rules: [Rule?] = []
  /// By number of the file; nil where no card was found, which was reported.
  var actOfFile: [ID<Act>?] = []
  var textNumbers: [String: Int] = [:]
  var setNumbers: [[UInt64]: Int] = [:]

  init(_ parsed: ParsedFiles, applying reforms: [String]) {
    self.parsed = parsed
    wantedReforms = reforms
  }

  /// The passes in order; each needs what the ones before it found.
  func run() {
    book.files = parsed.sources
    book.mark = fingerprint()
    collectActs()
    collectDeclarations()
    applyReforms()
    declareTypes()
    declareMembers()
    resolveValues()
    resolveRecords()
    resolveRules()
    resolveTopicsAndChecks()
    checkCycles()
    checkUnusedFacts()
    checkProvisionTexts()
    resolveCases()
    book.facts = facts.compactMap { $0 }
    book.values = values.compactMap { $0 }
    book.rules = rules.compactMap { $0 }
  }

  func report(
    _ code: DiagnosticCode, _ message: Wording, at place: SourcePlace,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(code, message, at: place, notes: notes))
  }

  private func fingerprint() -> String {
    var fingerprint = parsed.fingerprint
    wantedReforms.forEach { fingerprint.add($0) }
    return fingerprint.text
  }
}

/// Where something was written: its file, act, provision and month-end rule.
struct Site {
  var act: ID<Act>
  /// nil above the first heading with an anchor.
  var provision: ID<Provision>?
  var monthEnd: MonthEnd
}

/// A declaration or part of one with its site.
struct Sited<Syntax> {
  var syntax: Syntax
  var site: Site
}

/// Everything declared, sorted by kind, in the order of the files.
struct WrittenDeclarations {
  var enumerations: [Sited<EnumerationDeclaration>] = []
  var records: [Sited<RecordDeclaration>] = []
  var facts: [Sited<FactDeclaration>] = []
  var values: [Sited<ValueDeclaration>] = []
  var rules: [Sited<RuleDeclaration>] = []
  var editions: [Sited<EditionDeclaration>] = []
  var choices: [Sited<ChoiceDeclaration>] = []
  var calendars: [Sited<CalendarDeclaration>] = []
  var topics: [Sited<TopicDeclaration>] = []
  var checks: [Sited<CheckDeclaration>] = []
  var invariants: [Sited<InvariantDeclaration>] = []
  var cases: [Sited<CaseSyntax>] = []
  var amendments: [ReformText] = []
  /// Editions of each rule after `edition of` and amendments, by position in `rules`.
  var editionsOfRule: [[WrittenEdition]] = []
  /// Entries given to a value by reforms, by name of the value.
  var addedGroups: [String: [Sited<ValueDeclaration.Group>]] = [:]
}

/// An edition whose definitions may come from different files.
struct WrittenEdition {
  var from: Day?
  var through: Day?
  var basis: BasisSyntax
  var site: Site
  var definitions: [Sited<DefinitionSyntax>]
  var place: SourcePlace
}

/// One reform file's amendments.
struct ReformText {
  var reform: ID<Reform>
  var rules: [Sited<AmendRuleDeclaration>] = []
  var values: [Sited<AmendValueDeclaration>] = []
  var repeals: [Sited<RepealRuleDeclaration>] = []
}

/// What a name stands for. Members of records have tables of their own.
struct NameTable {
  var acts: [String: ID<Act>] = [:]
  var anchors: [ID<Act>: [String: ID<Provision>]] = [:]
  var sources: [String: ID<Source>] = [:]
  var sourcePlaces: [String: SourcePlace] = [:]
  var enumerations: [String: ID<Enumeration>] = [:]
  /// Each case name with the enumerations that have it.
  var cases: [String: [(ID<Enumeration>, Int)]] = [:]
  var caseIndex: [ID<Enumeration>: [String: Int]] = [:]
  var records: [String: ID<Record>] = [:]
  var members: [ID<Record>: [String: Member]] = [:]
  /// Positions in `written.rules`; rules of different records may share a name.
  var rulePositions: [String: [Int]] = [:]
  var values: [String: ID<DatedValue>] = [:]
  var choices: [String: ID<Choice>] = [:]
  var calendars: [String: ID<LegalCalendar>] = [:]
  var reforms: [String: ID<Reform>] = [:]
  /// Places of names that must be unique in the book.
  var places: [String: SourcePlace] = [:]
  /// By number of the fact, rule and value; nil where the type is unknown (and was reported).
  var factSignatures: [ValueType?] = []
  var ruleSignatures: [ValueType?] = []
  var valueSignatures: [ValueSignature?] = []
  /// The enumerations made of the options of choices.
  var choiceEnumerations: [ID<Enumeration>: ID<Choice>] = [:]
}

/// What a dated value is indexed by and what it gives.
struct ValueSignature {
  var keys: [ID<Enumeration>]
  var type: ValueType
}

extension CheckSession {
  /// The type of a fact; nil when it is unknown, which was reported.
  func signature(_ id: ID<Fact>) -> ValueType? { names.factSignatures[Int(id.index)] }
  func signature(_ id: ID<Rule>) -> ValueType? { names.ruleSignatures[Int(id.index)] }
  func signature(_ id: ID<DatedValue>) -> ValueSignature? {
    names.valueSignatures[Int(id.index)]
  }
}

/// What a name means inside a record.
enum Member {
  case fact(ID<Fact>)
  case rule(ID<Rule>)
  case reference(ID<Reference>)
  case list(ID<Reference>)
}
