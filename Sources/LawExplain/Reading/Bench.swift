import LawLanguage
import Measures

/// A workspace that reads one case after the other without allocating.
///
/// `load` puts the facts in, `evaluate` reads rulings and leaves the trace of all reasons behind.
public struct Bench: ~Copyable {
  let law: Explainer
  var plan: Plan { @inline(__always) get { law.plan } }
  var book: LawBook { @inline(__always) get { law.book } }
  var loaded: CaseFacts
  var day: Int32 = 0
  var places: ContiguousArray<Place> = []
  var cells: ContiguousArray<Cell> = []
  /// Places behind references, and for each list where its elements begin in `elements`.
  var links: ContiguousArray<Int32> = []
  var elements: ContiguousArray<Int32> = []
  var options: ContiguousArray<Int64> = []
  /// Texts of the facts that the law does not name; their numbers follow those of the book.
  var texts: [String] = []
  var textNumbers: [String: Int64] = [:]

  var trace: ContiguousArray<TraceEntry> = []
  var used = 0
  /// Where the rulings asked for begin in the trace.
  var roots: ContiguousArray<Int32> = []
  /// Cells with another stamp hold nothing.
  var stamp: UInt32 = 0
  var standings = Standings()

  init(_ law: Explainer) {
    self.law = law
    loaded = CaseFacts(about: ID(0), day: .earliest)
    trace = ContiguousArray(
      repeating: TraceEntry(subject: 0, place: 0, end: 0, kind: .fact), count: 128)
  }

  /// A ruling in one place, found once and read many times.
  public struct Target: Hashable, Sendable {
    let rule: Int32
    let place: Int32
  }

  /// Reads the rulings; results and trace stand until the next call.
  public mutating func evaluate(_ targets: [Target]) {
    begin()
    for target in targets {
      roots.append(Int32(used))
      _ = readRule(Int(target.rule), Int(target.place))
    }
  }

  /// Forgets what was read, but not the facts.
  mutating func begin() {
    stamp &+= 1
    used = 0
    roots.removeAll(keepingCapacity: true)
  }

  /// How many rulings were read by the last `evaluate`.
  public var count: Int { roots.count }

  /// The result of the ruling with the given position in the last `evaluate`.
  public func outcome(_ index: Int) -> Outcome {
    let entry = trace[Int(roots[index])]
    return outcome(entry.read, book.rules[Int(entry.subject)].type)
  }

  func outcome(_ read: Read, _ type: ValueType) -> Outcome {
    switch read.state {
    case State.value: type.kind == .text ? .text(text(read.bits)) : .value(read.bits)
    case State.none: .none
    case State.notApplicable: .notApplicable
    case State.notKnown: .notKnown
    case State.undefined: .undefined
    case State.conflict: .conflict
    case State.unknown: .unknown
    default: .failed
    }
  }

  private func text(_ number: Int64) -> String {
    let index = Int(number)
    return index < book.texts.count ? book.texts[index] : texts[index - book.texts.count]
  }

  // MARK: Trace

  @inline(__always)
  mutating func open(_ kind: TraceEntry.Kind, _ subject: Int, _ place: Int) -> Int {
    if used == trace.count { grow() }
    trace[used] = TraceEntry(
      subject: Int32(truncatingIfNeeded: subject), place: Int32(truncatingIfNeeded: place),
      end: 0, kind: kind)
    used &+= 1
    return used &- 1
  }

  @inline(__always)
  mutating func close(_ entry: Int, _ read: Read) -> Read {
    trace[entry].finish(read, used)
    return read
  }

  @inline(__always)
  mutating func leaf(
    _ kind: TraceEntry.Kind, _ subject: Int, _ place: Int, _ read: Read, detail: Int32 = -1
  ) -> Read {
    if used == trace.count { grow() }
    trace[used] = TraceEntry(
      bits: read.bits, subject: Int32(truncatingIfNeeded: subject),
      place: Int32(truncatingIfNeeded: place), end: Int32(truncatingIfNeeded: used &+ 1),
      detail: detail, state: read.state, kind: kind)
    used &+= 1
    return read
  }

  @inline(never)
  private mutating func grow() {
    trace.append(
      contentsOf: repeatElement(
        TraceEntry(subject: 0, place: 0, end: 0, kind: .fact), count: max(trace.count, 512)))
  }
}

/// How the definitions in hand stand, one byte each, as a stack.
struct Standings {
  static var applies: UInt8 { 0x40 }
  static var beaten: UInt8 { 0x80 }
  /// The low bits: the state of a condition that is not decided.
  static var undecided: UInt8 { 0x0F }

  private(set) var bytes = ContiguousArray<UInt8>(repeating: 0, count: 64)
  private var top = 0

  /// Makes room for so many and gives the first.
  mutating func push(_ count: Int) -> Int {
    while top + count > bytes.count { bytes.append(contentsOf: repeatElement(0, count: 64)) }
    for index in top..<(top + count) { bytes[index] = 0 }
    top += count
    return top - count
  }
  mutating func pop(_ count: Int) { top -= count }

  /// Not met, applicable and prevailed over are decided.
  @inline(__always)
  static func isUndecided(_ standing: UInt8) -> Bool { standing != 0 && standing < applies }

  subscript(index: Int) -> UInt8 {
    get { bytes[index] }
    set { bytes[index] = newValue }
  }
}
