import Casework
import Foundation
import Mail
import Register

/// Takes notices that wait in the outbox to the mail server, at least once each.
///
/// A letter goes to every open account of the employer that named an address, in that account's language. What fails
/// is tried again after pauses that grow; what failed too often is given up and stays for whoever watches.
public struct Postman: Sendable {
  /// The words of a letter in a language.
  public typealias Words = @Sendable (Notice, _ language: String) -> (subject: String, text: String)
  public typealias Carry = @Sendable (MailLetter) async throws(MailFault) -> Void

  /// The name of these messages in the outbox.
  static var destination: String { "mail" }
  /// About three days, with the pauses between.
  static var mostFailures: Int { 16 }
  private static var firstPauseInSeconds: Int64 { 60 }
  private static var longestPauseInSeconds: Int64 { 21_600 }

  let register: any Register
  let now: @Sendable () -> Moment
  let from: MailAddress
  let words: Words
  let carry: Carry

  public init(
    register: any Register, now: @escaping @Sendable () -> Moment, from: MailAddress,
    words: @escaping Words, carry: @escaping Carry
  ) {
    self.register = register
    self.now = now
    self.from = from
    self.words = words
    self.carry = carry
  }

  /// What a round did, in messages.
  public struct Round: Hashable, Sendable {
    public var sent = 0
    public var failed = 0
  }

  /// Sends what waits now.
  public func round() async throws(RegisterFault) -> Round {
    var round = Round()
    while true {
      let waiting = try await register.waitingMessages(at: now(), most: 50)
        .filter { $0.message.destination == Self.destination }
      guard !waiting.isEmpty else { return round }
      for message in waiting {
        if let fault = try await fault(of: message) {
          round.failed += 1
          try await register.tend([
            .messageFailed(number: message.number, next: next(message.failures + 1), fault: fault)
          ])
        } else {
          round.sent += 1
          try await register.tend([.messageSent(number: message.number)])
        }
      }
    }
  }

  /// When a message that failed so often is tried again.
  func next(_ failures: Int) -> Moment {
    guard failures < Self.mostFailures else { return .never }
    let pause = Self.firstPauseInSeconds << Int64(min(failures - 1, 20))
    return now().adding(seconds: min(pause, Self.longestPauseInSeconds))
  }

  /// Sends the letters of a message; why one of them was not taken, nil when all were.
  private func fault(of waiting: WaitingMessage) async throws(RegisterFault) -> String? {
    guard
      let notice = try? JSONDecoder().decode(Notice.self, from: Data(waiting.message.body))
    else { return "the notice cannot be read" }
    for account in try await readers(of: notice) {
      guard let to = account.mail.flatMap({ MailAddress($0) }) else { continue }
      let (subject, text) = words(notice, account.language)
      let letter = MailLetter(
        from: from, to: to, subject: subject, text: text,
        id: "\(notice.id.rawValue).\(account.id.rawValue)", milliseconds: now().milliseconds)
      do { try await carry(letter) } catch { return "\(error)" }
    }
    return nil
  }

  /// Whoever has the notice in the inbox and named an address.
  private func readers(of notice: Notice) async throws(RegisterFault) -> [Account] {
    let query: RecordQuery
    switch notice.reader {
    case .employer(let employer): query = RecordQuery(employer: employer)
    case .person(let person): query = RecordQuery(person: person)
    case .desk: return []
    }
    var readers: [Account] = []
    var after: Cursor?
    repeat {
      let page = try await register.records(
        Account.self, query, after: after, size: PageSize(PageSize.most))
      readers += page.items.map(\.record).filter { $0.isOpen && $0.mail != nil }
      after = page.next
    } while after != nil
    return readers
  }
}
