import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A mail server of a few lines on a free port of this machine: takes letters and remembers them.
final class SmallMailServer: Sendable {
  /// What it does with what is sent.
  enum Mood: Sendable {
    case takes
    /// 550 to every recipient.
    case knowsNobody
    /// 451 to every sender.
    case isBusy
  }

  struct Taken: Sendable, Equatable {
    let from: String
    let to: String
    let letter: String
  }

  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let channel: any Channel

  init(_ mood: Mood = .takes) async throws {
    let taken = Remembered()
    remembered = taken
    channel = try await ServerBootstrap(group: group)
      .childChannelInitializer { child in
        child.eventLoop.makeCompletedFuture {
          try child.pipeline.syncOperations.addHandler(Talk(mood: mood, taken: taken))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  private let remembered: Remembered

  var url: String { "smtp://127.0.0.1:\(channel.localAddress?.port ?? 0)" }
  var taken: [Taken] { remembered.all.withLock { $0 } }

  func stop() async throws {
    try await channel.close()
    try await group.shutdownGracefully()
  }

  /// The letters, shared with the handlers.
  final class Remembered: Sendable {
    let all = Mutex<[Taken]>([])
  }
}

/// One conversation, line by line (RFC 5321).
private final class Talk: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let mood: SmallMailServer.Mood
  private let taken: SmallMailServer.Remembered
  private var text = ""
  private var from = ""
  private var to = ""
  private var letter: [String]?

  init(mood: SmallMailServer.Mood, taken: SmallMailServer.Remembered) {
    self.mood = mood
    self.taken = taken
  }

  func channelActive(context: ChannelHandlerContext) { say("220 small", context) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    text += String(buffer: unwrapInboundIn(data))
    while let end = text.range(of: "\r\n") {
      let line = String(text[..<end.lowerBound])
      text = String(text[end.upperBound...])
      hear(line, context)
    }
  }

  private func say(_ line: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: line + "\r\n")), promise: nil)
  }

  private func hear(_ line: String, _ context: ChannelHandlerContext) {
    if letter != nil { return read(line, context) }
    switch line.prefix(4).uppercased() {
    case "EHLO", "HELO": say("250 small", context)
    case "MAIL":
      from = line
      say(mood == .isBusy ? "451 later" : "250 ok", context)
    case "RCPT":
      to = line
      say(mood == .knowsNobody ? "550 nobody" : "250 ok", context)
    case "DATA":
      letter = []
      say("354 go on", context)
    case "QUIT":
      say("221 bye", context)
      context.close(promise: nil)
    default: say("250 ok", context)
    }
  }

  private func read(_ line: String, _ context: ChannelHandlerContext) {
    guard line == "." else {
      letter?.append(line)
      return
    }
    let whole = SmallMailServer.Taken(
      from: from, to: to, letter: (letter ?? []).joined(separator: "\n"))
    taken.all.withLock { $0.append(whole) }
    letter = nil
    say("250 taken", context)
  }
}
