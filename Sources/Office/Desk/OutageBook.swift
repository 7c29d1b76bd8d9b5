import Casework
import Register
import Synchronization

/// The recorded outages, read once; every step looks at them.
final class OutageBook: Sendable {
  private let known = Mutex<[Outage]?>(nil)

  func outages(in register: any Register) async throws(RegisterFault) -> [Outage] {
    if let known = known.withLock({ $0 }) { return known }
    var outages: [Outage] = []
    var after: Cursor?
    repeat {
      let page = try await register.records(
        OutageRecord.self, RecordQuery(), after: after, size: PageSize(PageSize.most))
      outages += page.items.map(\.record.outage)
      after = page.next
    } while after != nil
    let read = outages
    known.withLock { $0 = read }
    return read
  }

  /// The next look reads them again.
  func forget() { known.withLock { $0 = nil } }
}
