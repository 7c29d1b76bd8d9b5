import Register
import Synchronization
import Web

/// What a verification does and finds, said at the terminal.
struct RegisterText {
  let speech: Speech

  private var differences: DifferenceText { DifferenceText { speech.say($0, $1) } }

  /// Hears how far a verification is; the line is written over until the result comes.
  var tell: @Sendable (RegisterProgress) -> Void {
    { [self] progress in Terminal.status(differences.text(progress)) }
  }

  /// Opens a register; one of an earlier release is brought to this one, which is shown while it goes on.
  static func opened(_ path: String) throws -> SQLiteRegister {
    let text = (try? Speech(home: nil, language: nil)).map(RegisterText.init)
    let hasTold = Mutex(false)
    defer { if hasTold.withLock({ $0 }) { Terminal.status("") } }
    return try told { () throws(RegisterFault) in
      try SQLiteRegister.open(path: path) { progress in
        hasTold.withLock { $0 = true }
        text?.tell(progress)
      }
    }
  }

  /// What was looked at, then what differs, kind by kind.
  func show(_ found: Verification) {
    Terminal.status("")
    let counts = [
      ("entries", found.entries), ("cases", found.cases), ("events", found.events),
      ("postings", found.postings), ("records", found.records), ("files", found.files),
    ]
    for (name, count) in counts {
      Terminal.print("\(speech.say("office.verification.counted.\(name)")): \(count)")
    }
    Terminal.print(
      "\(speech.say("office.journal.head")): \(found.head.sequence):\(found.head.hash)")
    for group in differences.groups(of: found) {
      Terminal.error(group.title)
      for place in group.places { Terminal.error("  \(place)") }
      if let more = group.more { Terminal.error("  \(more)") }
    }
    Terminal.print(
      found.isClean
        ? speech.say("office.verification.clean")
        : speech.say("office.verification.differs", count: found.count))
  }
}

/// A fault of the register, told to the operator; where no phrases are found, its name and cause alone.
struct RegisterFaultText: Error, CustomStringConvertible {
  private let name: String
  private let values: [String: String]
  private let cause: String?

  init(fault: RegisterFault) {
    (name, values, cause) = ("fault.\(fault.name)", [:], fault.cause.description)
  }

  /// There is no register at a path.
  static func none(_ path: String) -> RegisterFaultText {
    RegisterFaultText(name: "none", values: ["file": path], cause: nil)
  }

  private init(name: String, values: [String: String], cause: String?) {
    (self.name, self.values, self.cause) = (name, values, cause)
  }

  var description: String {
    guard let speech = try? Speech(home: nil, language: nil) else {
      return ([name] + values.values.sorted() + [cause].compactMap(\.self))
        .joined(separator: ": ")
    }
    let sentence = speech.say("register.\(name)", values)
    guard let cause else { return sentence }
    return sentence + " " + speech.say("register.fault.cause", ["cause": cause])
  }
}

extension RegisterFault {
  fileprivate var name: String {
    switch self {
    case .full: "full"
    case .busy: "busy"
    case .failed: "failed"
    case .outcomeUnknown: "outcome-unknown"
    case .damaged: "damaged"
    case .refused: "refused"
    case .otherRelease: "other-release"
    case .notDurable: "not-durable"
    }
  }
}

func told<Value>(_ work: () throws(RegisterFault) -> Value) throws -> Value {
  do throws(RegisterFault) { return try work() } catch { throw RegisterFaultText(fault: error) }
}

func told<Value>(_ work: () async throws(RegisterFault) -> Value) async throws -> Value {
  do throws(RegisterFault) { return try await work() } catch {
    throw RegisterFaultText(fault: error)
  }
}
