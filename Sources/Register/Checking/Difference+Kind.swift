import Casework

extension Difference {
  /// What is wrong, without the place.
  public enum Kind: String, CaseIterable, Sendable {
    case gap
    case brokenLink = "broken-link"
    case changedEntry = "changed-entry"
    case unreadableEntry = "unreadable-entry"
    case headNotFound = "head-not-found"
    case formMissing = "form-missing"
    case otherForm = "other-form"
    case impossibleEvent = "impossible-event"
    case caseMissing = "case-missing"
    case caseUnfounded = "case-unfounded"
    case otherLine = "other-line"
    case otherSteps = "other-steps"
    case otherWords = "other-words"
    case otherPermit = "other-permit"
    case otherPermits = "other-permits"
    case otherDecisions = "other-decisions"
    case bytesMissing = "bytes-missing"
    case overdrawn
    case otherAccount = "other-account"
    case otherYear = "other-year"
    case otherHolds = "other-holds"
    case otherPostings = "other-postings"
    case otherRecord = "other-record"
    case recordUnfounded = "record-unfounded"
    case otherBytes = "other-bytes"
    case otherKey = "other-key"
    case store
  }

  public var kind: Kind {
    switch self {
    case .gap: .gap
    case .brokenLink: .brokenLink
    case .changedEntry: .changedEntry
    case .unreadableEntry: .unreadableEntry
    case .headNotFound: .headNotFound
    case .formMissing: .formMissing
    case .otherForm: .otherForm
    case .impossibleEvent: .impossibleEvent
    case .caseMissing: .caseMissing
    case .caseUnfounded: .caseUnfounded
    case .otherLine: .otherLine
    case .otherSteps: .otherSteps
    case .otherWords: .otherWords
    case .otherPermit: .otherPermit
    case .otherPermits: .otherPermits
    case .otherDecisions: .otherDecisions
    case .bytesMissing: .bytesMissing
    case .overdrawn: .overdrawn
    case .otherAccount: .otherAccount
    case .otherYear: .otherYear
    case .otherHolds: .otherHolds
    case .otherPostings: .otherPostings
    case .otherRecord: .otherRecord
    case .recordUnfounded: .recordUnfounded
    case .otherBytes: .otherBytes
    case .otherKey: .otherKey
    case .store: .store
    }
  }

  /// Where: keys, numbers and names of columns alone, which read the same in every language.
  public var place: String {
    switch self {
    case .gap(let sequence), .brokenLink(let sequence), .changedEntry(let sequence),
      .headNotFound(let sequence):
      "\(sequence)"
    case .unreadableEntry(let sequence, let cause): "\(sequence): \(cause)"
    case .formMissing(let sequence, let mark): "\(sequence): \(mark)"
    case .otherForm(let mark): mark
    case .impossibleEvent(let id, let cause): "\(id): \(cause)"
    case .caseMissing(let id), .caseUnfounded(let id), .otherLine(let id), .otherSteps(let id),
      .otherWords(let id), .otherPermit(let id), .otherRecord(let id), .recordUnfounded(let id),
      .otherKey(let id):
      id
    case .otherPermits(let expected, let found), .otherPostings(let expected, let found):
      "\(expected) ≠ \(found)"
    case .otherDecisions(let year, let region): "\(region.name) \(year)"
    case .bytesMissing(let id, let fingerprint): "\(id): \(fingerprint)"
    case .overdrawn(let account, let sequence): "\(account.place): \(sequence)"
    case .otherAccount(let account): account.place
    case .otherYear(let year): "\(year)"
    case .otherHolds(let account, let held, let cases): "\(account.place): \(held) ≠ \(cases)"
    case .otherBytes(let fingerprint): fingerprint
    case .store(let finding): finding
    }
  }
}

extension QuotaAccount.Key {
  fileprivate var place: String {
    ([region.name, lineName].filter { !$0.isEmpty } + ["\(year)"]).joined(separator: " ")
  }
}
