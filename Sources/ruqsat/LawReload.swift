import Foundation
import Hummingbird
import LawLanguage
import LawLibrary
import Logging
import ServiceLifecycle
import Web

/// Looks every two seconds whether the law folder changed, and brings the new book into use.
///
/// A folder that does not check leaves the last good book in use; what is wrong goes into the log, once
/// for each change.
struct LawReload: Service {
  let shelf: LawShelf<LawReading>
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while true {
        do { try await Task.sleep(for: .seconds(2)) } catch { return }
        tell(shelf.reloadIfChanged())
      }
    }
  }

  private func tell(_ reload: LawShelf<LawReading>.Reload) {
    switch reload {
    case .unchanged: break
    case .replaced(let mark, let warnings, _):
      logger.notice(
        "a new law book is in use",
        metadata: ["mark": .string(mark), "warnings": .stringConvertible(warnings.count)])
    case .refused(let diagnostics, let files):
      let text = DiagnosticText(files: files).text(diagnostics.filter { $0.severity == .error })
      logger.error("the law folder holds mistakes; the last good book stays in use\n\(text)")
    case .unreadable(let fault):
      let text = LawFolderFaultText(fault: fault).description
      logger.error("the last good law book stays in use: \(text)")
    }
  }
}
