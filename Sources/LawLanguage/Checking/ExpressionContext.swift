import Measures

/// Where an expression stands.
struct ExpressionContext {
  /// The record in hand; `.outside` for entries of dated values, which read no record.
  var record: ID<Record>
  var site: Site
  /// Sources of paths known not to be `none` here.
  var present: Set<String> = []

  func inside(_ record: ID<Record>) -> ExpressionContext {
    var copy = self
    copy.record = record
    copy.present = []
    return copy
  }

  func assuming(_ paths: Set<String>) -> ExpressionContext {
    var copy = self
    copy.present.formUnion(paths)
    return copy
  }
}

extension ID<Record> {
  /// No record at all; nothing is a member of it.
  static var outside: ID<Record> { ID(-1) }
}

extension ExpressionSyntax {
  /// Paths that are not `none` when this condition holds.
  var provesPresent: Set<String> {
    switch kind {
    case .isNone(let operand, negated: true): operand.pathText.map { [$0] } ?? []
    case .binary(.and, let a, let b): a.provesPresent.union(b.provesPresent)
    case .binary(.less, let a, let b), .binary(.lessOrEqual, let a, let b),
      .binary(.greater, let a, let b), .binary(.greaterOrEqual, let a, let b),
      .binary(.equal, let a, let b):
      Set([a.pathText, b.pathText].compactMap { $0 })
    case .membership(let operand, _, negated: false): operand.pathText.map { [$0] } ?? []
    case .not(let operand): operand.provesPresentWhenFalse
    default: []
    }
  }

  /// Paths that are not `none` when this condition fails.
  var provesPresentWhenFalse: Set<String> {
    switch kind {
    case .isNone(let operand, negated: false): operand.pathText.map { [$0] } ?? []
    case .not(let operand): operand.provesPresent
    case .binary(.or, let a, let b): a.provesPresentWhenFalse.union(b.provesPresentWhenFalse)
    case .binary(.implies, let a, let b): a.provesPresent.union(b.provesPresentWhenFalse)
    case .membership(let operand, _, negated: true): operand.pathText.map { [$0] } ?? []
    case .binary(.notEqual, let a, let b): Set([a.pathText, b.pathText].compactMap { $0 })
    default: []
    }
  }

  var pathText: String? {
    guard case .path(let names) = kind else { return nil }
    return names.map(\.text).joined(separator: ".")
  }
}
