import Casework
import Foundation
import Measures

/// What the journal makes of the quota, the records and the keys, entry by entry; the cases are folded one by one
/// elsewhere.
///
/// Written apart from the tables it is compared with: it shares nothing with them but the form of the entries.
struct JournalTally {
  struct Account: Hashable {
    var allotted = 0
    var held = 0
    var used = 0
    var isSound: Bool { held >= 0 && used >= 0 && held + used <= allotted }
  }

  struct Case: Hashable {
    /// How many events entries hold.
    var events = 0
    var due = Day.latest
  }

  struct Line: Hashable {
    let version: Int
    let sequence: Int
    let body: Fingerprint
    let finding: RecordFinding
  }

  struct NoticeLine: Hashable {
    let sequence: Int
    let body: Fingerprint?

    init(_ notice: Notice, _ sequence: Int) {
      self.sequence = sequence
      body = (try? OrderedJSON.bytes(coded: notice)).map { Fingerprint(of: $0) }
    }
  }

  /// Forms that entries so far hold: as many places as each has, and nothing between them.
  struct Forms: FormKeeper {
    /// The entry that first held each, by its mark.
    private(set) var sequences: [String: Int] = [:]
    private var empty: [String: TextForm] = [:]

    func mark(of form: TextForm) -> String { "" }

    func form(_ mark: String) throws -> TextForm {
      guard let form = empty[mark] else { throw UnknownForm(mark: mark) }
      return form
    }

    mutating func take(_ kept: JournalChange.FormKept, at sequence: Int) {
      guard sequences[kept.mark] == nil else { return }
      sequences[kept.mark] = sequence
      let places = kept.text.utf8.count { $0 == TextForm.place }
      empty[kept.mark] = TextForm(bytes: [UInt8](repeating: TextForm.place, count: places))
    }
  }

  private(set) var head = JournalHead.empty
  private(set) var forms = Forms()
  private(set) var accounts: [QuotaAccount.Key: Account] = [:]
  private(set) var national: [Int: Int] = [:]
  private(set) var records: [String: Line] = [:]
  private(set) var files: Set<String> = []
  private(set) var notices: [String: NoticeLine] = [:]
  private(set) var cases: [String: Case] = [:]
  private(set) var postings = 0
  private(set) var events = 0
  private var movements: Set<String> = []
  private var keys: [String: Int] = [:]

  /// Takes the next entry in; says what is wrong with it.
  mutating func take(_ entry: JournalEntry, into report: inout Verification) {
    report.entries += 1
    if entry.sequence != head.sequence + 1 { report.add(.gap(before: entry.sequence)) }
    if entry.previous != head.hash { report.add(.brokenLink(entry.sequence)) }
    if !entry.isWhole { report.add(.changedEntry(entry.sequence)) }
    head = entry.head
    do {
      let body = try JournalReading.body(entry.body, forms)
      for change in body.changes { take(change, at: entry.sequence, into: &report) }
      // A key that was forgotten after its time may come again: the later entry counts.
      if let key = body.key { keys["\(key.scope)\u{0}\(key.text)"] = entry.sequence }
    } catch let unknown as UnknownForm {
      report.add(.formMissing(entry.sequence, unknown.mark))
    } catch {
      report.add(.unreadableEntry(entry.sequence, RegisterFault(error).cause.description))
    }
  }

  /// The entry that first used a key.
  func sequence(ofKey text: String, scope: String) -> Int? { keys["\(scope)\u{0}\(text)"] }

  private mutating func take(
    _ change: JournalChange, at sequence: Int, into report: inout Verification
  ) {
    switch change {
    case .step(let step):
      events += step.events.count
      if let id = step.events.first?.permitCase.rawValue {
        cases[id, default: Case()].events += step.events.count
        cases[id, default: Case()].due = step.due ?? .latest
      }
      for posting in step.postings { take(posting, at: sequence, into: &report) }
    case .due(let moved): cases[moved.permitCase.rawValue]?.due = moved.due ?? .latest
    case .national(let figure): take(figure, into: &report)
    case .transfer(let transfer): take(transfer, at: sequence, into: &report)
    case .record(let record):
      records["\(record.kind)/\(record.id)"] = Line(
        version: record.version, sequence: sequence,
        body: Fingerprint(of: Array(record.body.utf8)), finding: record.finding)
    case .attachment(let file): files.insert(file.fingerprint)
    case .notice(let notice): notices[notice.id.rawValue] = NoticeLine(notice, sequence)
    case .form(let form):
      forms.take(form, at: sequence)
      if form.form == nil { report.add(.otherForm(form.mark)) }
    }
  }

  private mutating func take(
    _ posting: Posting, at sequence: Int, into report: inout Verification
  ) {
    guard movements.insert(posting.key).inserted else { return }
    postings += 1
    var account = accounts[posting.account] ?? Account()
    switch posting.kind {
    case .hold: account.held += posting.places
    case .void, .expire: account.held -= posting.places
    case .post:
      account.held -= posting.places
      account.used += posting.places
    }
    set(posting.account, account, at: sequence, into: &report)
  }

  private mutating func take(
    _ figure: NationalQuota, into report: inout Verification
  ) {
    guard movements.insert("order \(figure.key)").inserted else { return }
    national[figure.year] = figure.places
    if allotted(figure.year) > figure.places { report.add(.otherYear(figure.year)) }
  }

  private mutating func take(
    _ transfer: QuotaTransfer, at sequence: Int, into report: inout Verification
  ) {
    guard movements.insert("order \(transfer.key)").inserted else { return }
    for (holder, places) in [(transfer.from, -transfer.places), (transfer.to, transfer.places)] {
      guard case .account(let key) = holder else { continue }
      var account = accounts[key] ?? Account()
      account.allotted += places
      set(key, account, at: sequence, into: &report)
    }
    let year = transfer.to.year
    if allotted(year) > national[year] ?? 0 { report.add(.otherYear(year)) }
  }

  private mutating func set(
    _ key: QuotaAccount.Key, _ account: Account, at sequence: Int, into report: inout Verification
  ) {
    accounts[key] = account
    if !account.isSound { report.add(.overdrawn(key, at: sequence)) }
  }

  /// Places of all accounts of a year.
  func allotted(_ year: Int) -> Int {
    accounts.reduce(0) { $0 + ($1.key.year == year ? $1.value.allotted : 0) }
  }
}
