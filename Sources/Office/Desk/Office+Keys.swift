import Casework
import Register

extension OfficeRefusal {
  /// Whether a request that was done already would be refused so.
  var mayBeRepeated: Bool {
    switch self {
    case .stale, .outOfPlace, .lawSaysNo, .quota, .taken, .busy, .noRoom: true
    default: false
    }
  }

  /// Whether the case as it is now might not be refused so.
  var mayBeOfEarlierCase: Bool {
    switch self {
    case .fault, .busy, .noRoom, .keyUsedOtherwise: false
    default: true
    }
  }

  init(_ conflict: Conflict) {
    switch conflict {
    case .otherVersion(_, _, let found): self = .stale(version: found)
    case .keyUsedOtherwise: self = .keyUsedOtherwise
    case .quota(let fault): self = .quota(fault)
    case .handleTaken(let handle): self = .taken(handle)
    }
  }
}

extension Office {
  private static var longestKey: Int { 200 }

  /// The key with its reply; nil when none was given.
  func requestKey(
    _ asked: Asked, _ request: some Encodable, _ receipt: Receipt
  ) throws(OfficeRefusal) -> RequestKey? {
    guard let text = asked.key else { return nil }
    guard (1...Self.longestKey).contains(text.count) else { throw .unfit("key") }
    return RequestKey(
      scope: asked.actor.scope, text: text, fingerprint: asked.fingerprint(of: request),
      reply: .init(bytes: receipt.bytes))
  }

  /// The reply that a key got before; nil when it is new.
  func reply(
    to asked: Asked, _ request: some Encodable
  ) async throws(OfficeRefusal) -> RequestKey.Reply? {
    guard let text = asked.key else { return nil }
    let fingerprint = asked.fingerprint(of: request)
    let known = try await kept { () async throws(RegisterFault) in
      try await register.reply(to: text, scope: asked.actor.scope, fingerprint: fingerprint)
    }
    switch known {
    case .repeated(let reply): return reply
    case .conflict(let conflict): throw OfficeRefusal(conflict)
    case .done, nil: return nil
    }
  }
}
