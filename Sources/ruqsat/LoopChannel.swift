import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Does everything a connection asks on the event loop that reads and writes it: no request waits to be handed from
/// thread to thread. Long work - the laboratory, a look through the whole register - goes to tasks of its own, which
/// run elsewhere.
struct LoopChannel: ServerChildChannel {
  let inner: HTTP1Channel

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    inner.setup(channel: channel, logger: logger)
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await withTaskExecutorPreference(LoopExecutor(loop: value.channel.eventLoop)) {
      await inner.handle(value: value, logger: logger)
    }
  }
}

extension HTTPServerBuilder {
  /// HTTP/1.1; a connection that is silent for a minute is closed.
  static var onLoops: HTTPServerBuilder {
    HTTPServerBuilder { responder in
      LoopChannel(
        inner: HTTP1Channel(
          responder: responder, configuration: .init(idleTimeout: .seconds(60))))
    }
  }
}

/// Runs tasks on one event loop.
private final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    loop.execute { job.runSynchronously(on: executor) }
  }
}
