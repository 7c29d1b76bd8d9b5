import Hummingbird
import Logging
import Office
import ServiceLifecycle
import Web

/// Ends what terms have ended: when the service starts, and every quarter of an hour, so that a new legal day is not
/// waited for.
struct TermSweep: Service {
  let office: Office
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while true {
        do throws(OfficeRefusal) {
          let sweep = try await office.sweepTerms()
          if !sweep.ended.isEmpty { logger.notice("terms ended \(sweep.ended.count) cases") }
        } catch { logger.error("terms could not be looked at: \(error)") }
        do { try await Task.sleep(for: .seconds(900)) } catch { return }
      }
    }
  }
}
