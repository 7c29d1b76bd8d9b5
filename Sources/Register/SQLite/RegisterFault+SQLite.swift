import Casework
import GRDB

extension RegisterFault {
  /// What an error of the store means. Its text names no kept value.
  init(_ error: any Error) {
    switch error {
    case let fault as RegisterFault: self = fault
    case let error as DatabaseError: self.init(error)
    case let fault as FoldFault: self = .damaged(.init("\(fault)"))
    default: self = .failed(.init("\(type(of: error))"))
    }
  }

  private init(_ error: DatabaseError) {
    let code = error.resultCode.rawValue
    let cause = Cause("SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")")
    switch ResultCode(rawValue: code) {
    case .SQLITE_FULL: self = .full(cause)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(cause)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(cause)
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: self = .refused(cause)
    default: self = .failed(cause)
    }
  }

  /// What an error at the very end of a transaction means.
  static func atCommit(_ error: any Error) -> RegisterFault {
    switch RegisterFault(error) {
    case .full(let cause): .full(cause)
    case .busy(let cause): .busy(cause)
    case .refused(let cause): .refused(cause)
    case let other: .outcomeUnknown(other.cause)
    }
  }
}
