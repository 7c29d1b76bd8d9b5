import Logging

/// A log whose lines look as the library writes them. What goes along with a request is put into words only when there
/// is a line: every request brings a number of its own, and most log nothing at their level.
struct LateLog: LogHandler {
  private let lines: StreamLogHandler
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel: Logger.Level = .info

  init(label: String) { lines = .standardError(label: label) }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var lines = lines
    lines.metadata = metadata
    lines.metadataProvider = metadataProvider
    lines.log(event: event)
  }
}

extension Logger {
  /// The log of the service.
  static var ofService: Logger { Logger(label: "ruqsat") { LateLog(label: $0) } }
}
