import LawExplain
import LawLanguage
import LawLibrary
import Measures

/// One obligation of a treaty on one day: who recorded what, and what follows from the law for people.
struct TreatyRecord {
  let name: String
  let title: String
  let treaty: String
  let treatyTitle: String
  let standing: String?
  let judgement: String?
  /// The verdict written down for that day, by its name.
  let recorded: String?
  let basis: Basis?
  /// Verdicts that follow from the law for one person.
  let trials: [VerdictTrial]

  /// The worse of the two: what follows from the law for people, and what is written down of the whole.
  var verdict: String? {
    guard let computed, let recorded else { return computed ?? recorded }
    return difference == .part ? recorded : computed
  }

  /// The worst verdict that the law gives anybody.
  var computed: String? {
    let found = Set(trials.compactMap(\.verdict))
    return TreatyTerms.fromWorst.first { found.contains($0) }
  }

  /// How the computed verdict differs from the one written down.
  enum Difference: String {
    /// It fails for somebody, although the whole was judged milder, or left open.
    case worse
    /// Everybody tried has it, because only a part of the obligation can be computed.
    case part
  }

  var difference: Difference? {
    guard let computed, let recorded, computed != recorded else { return nil }
    let order = TreatyTerms.fromWorst
    guard let one = order.firstIndex(of: computed), let other = order.firstIndex(of: recorded)
    else { return nil }
    return one < other ? .worse : .part
  }

  /// The verdict above rests on the law of the day alone.
  var isComputed: Bool { computed != nil && difference != .part }

  /// Where the obligation stands.
  var provision: ID<Provision>? { basis?.citations.first?.provision }

  static func all(_ shown: ShownLaw, on day: Day) -> [TreatyRecord] {
    let bench = VerdictBench(shown, day)
    return (shown.book.enumeration(named: TreatyTerms.obligation)?.cases ?? []).map {
      TreatyRecord($0, shown, day, bench)
    }
  }

  init(_ own: Enumeration.Case, _ shown: ShownLaw, _ day: Day, _ bench: VerdictBench) {
    let book = shown.book
    name = own.name
    title = shown.links.text(of: own.labels)
    func entry(_ value: String, _ key: String) -> (DatedValue, DatedValue.Entry)? {
      book.entries(of: value, for: key).flatMap { value, entries in
        entries.on(day).map { (value, $0) }
      }
    }
    treaty = entry(TreatyTerms.treatyOfObligation, own.name).flatMap { book.caseName($1, $0) } ?? ""
    treatyTitle =
      book.enumeration(named: TreatyTerms.treaty).map { [treaty] in shown.label(treaty, of: $0) }
      ?? ""
    standing = entry(TreatyTerms.standing, treaty).map { shown.text(of: $1.content, $0.type) }
    judgement = entry(TreatyTerms.judgement, own.name).map { shown.text(of: $1.content, $0.type) }
    let written = entry(TreatyTerms.recorded, own.name)
    recorded = written.flatMap { book.caseName($1, $0) }
    // Before its first day the record still says where the obligation stands.
    basis =
      written?.1.basis ?? book.entries(of: TreatyTerms.recorded, for: own.name)?.1.first?.basis
    trials = basis?.citations.first.map { bench.trials(of: $0.provision) } ?? []
  }
}

extension LawBook {
  /// The case that an entry of an enumerated value names.
  func caseName(_ entry: DatedValue.Entry, _ value: DatedValue) -> String? {
    guard case .value(let position) = entry.content,
      case .enumeration(let id) = value.type.kind,
      self[id].cases.indices.contains(Int(position))
    else { return nil }
    return self[id].cases[Int(position)].name
  }
}

/// One rule that gives a person a verdict, tried on the people of all worked cases.
struct VerdictTrial {
  let rule: Rule
  /// How many people have which verdict.
  let counts: [String: Int]
  /// The first person with the worst verdict.
  let example: (worked: WorkedCase, facts: CaseFacts)?

  var verdict: String? { TreatyTerms.fromWorst.first { counts[$0] != nil } }
  var people: Int { counts.values.reduce(0, +) }
}

/// Tries the verdict rules on people, on the law of one day.
struct VerdictBench {
  private let shown: ShownLaw
  private let day: Day
  private let rules: [ID<Provision>: [Rule]]
  private let names: [String]

  init(_ shown: ShownLaw, _ day: Day) {
    self.shown = shown
    self.day = day
    let book = shown.book
    let kind = book.enumeration(named: TreatyTerms.verdict)
    names = kind?.cases.map(\.name) ?? []
    var rules: [ID<Provision>: [Rule]] = [:]
    for rule in book.rules where book[rule.record].name != TreatyTerms.question {
      guard let kind, case .enumeration(kind.id) = rule.type.kind else { continue }
      // The first citation is the obligation itself; those behind it are what the verdict rests on.
      let cited = rule.editions.flatMap(\.definitions).compactMap(\.basis.citations.first)
      for place in distinct([rule.provision] + cited.map(\.provision)) {
        rules[place, default: []].append(rule)
      }
    }
    self.rules = rules
  }

  func trials(of provision: ID<Provision>) -> [VerdictTrial] {
    (rules[provision] ?? []).map(trial)
  }

  private func trial(_ rule: Rule) -> VerdictTrial {
    var counts: [String: Int] = [:]
    var first: [String: (WorkedCase, CaseFacts)] = [:]
    var bench = shown.volume.reading.explainer.makeBench()
    guard let path = try? shown.book.path(rule.name, from: rule.record) else {
      return VerdictTrial(rule: rule, counts: [:], example: nil)
    }
    for worked in shown.book.cases where worked.facts.about == rule.record {
      guard worked.reforms.isEmpty else { continue }
      let facts = CaseFacts(
        about: rule.record, day: day, answers: worked.facts.answers, choices: worked.facts.choices)
      bench.load(facts)
      guard let target = bench.target(path) else { continue }
      bench.evaluate([target])
      guard case .value(let position) = bench.outcome(0), names.indices.contains(Int(position))
      else { continue }
      let verdict = names[Int(position)]
      counts[verdict, default: 0] += 1
      if first[verdict] == nil { first[verdict] = (worked, facts) }
    }
    let worst = TreatyTerms.fromWorst.first { counts[$0] != nil }
    return VerdictTrial(rule: rule, counts: counts, example: worst.flatMap { first[$0] })
  }
}
