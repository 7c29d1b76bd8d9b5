import Casework
import Foundation

/// One thing that an entry of the journal says was written: by its names and keys, with nobody's data in it.
public enum Written: Hashable, Sendable {
  /// Events of a case, by their names in the journal.
  case events(permitCase: String, [String])
  /// When a term of a case ends.
  case due(permitCase: String)
  case national(NationalQuota)
  case transfer(QuotaTransfer)
  /// A record of a kind, with its version after the change.
  case record(kind: String, id: String, version: Int)
  case file
  case notice
  /// What explanations of one form have in common.
  case form
}

extension JournalEntry {
  /// What was written, in order; empty where the body cannot be read.
  public var written: [Written] {
    let read = try? JSONDecoder().decode(NamedBody.self, from: body)
    return read?.changes.flatMap(\.written) ?? []
  }
}

/// Of an entry's body the names and keys alone.
private struct NamedBody: Decodable {
  struct Change: Decodable {
    struct Step: Decodable { let events: Events }
    struct Due: Decodable { let permitCase: String }
    struct Record: Decodable {
      let kind: String
      let id: String
      let version: Int
    }
    /// There, whatever it says.
    struct There: Decodable {}

    let step: Step?
    let due: Due?
    let national: NationalQuota?
    let transfer: QuotaTransfer?
    let record: Record?
    let attachment: There?
    let notice: There?
    let form: There?

    var written: [Written] {
      let all: [Written?] = [
        step.flatMap { step in
          step.events.permitCase.map { .events(permitCase: $0, step.events.names) }
        }, due.map { .due(permitCase: $0.permitCase) }, national.map(Written.national),
        transfer.map(Written.transfer),
        record.map { .record(kind: $0.kind, id: $0.id, version: $0.version) },
        attachment.map { _ in .file }, notice.map { _ in .notice }, form.map { _ in .form },
      ]
      return all.compactMap(\.self)
    }
  }

  /// A run, or in the first two forms a list of whole events; the events of a step are of one case.
  struct Events: Decodable {
    struct Run: Decodable {
      let permitCase: String
      let list: [Named]
    }

    struct Named: Decodable {
      let permitCase: String?
      let what: String
    }

    let permitCase: String?
    let names: [String]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      let run = try? value.decode(Run.self)
      let list = try run?.list ?? value.decode([Named].self)
      permitCase = run?.permitCase ?? list.first?.permitCase
      names = list.map(\.what)
    }
  }

  let changes: [Change]
}
