import Foundation

/// The folder in which the running program finds `Law`, `Phrases` and `Pages`.
struct Home {
  /// An absolute path.
  let folder: String

  var law: String { folder + "/Law" }
  var phrases: String { folder + "/Phrases" }
  var pages: String { folder + "/Pages" }
  var lab: String { folder + "/Lab" }
  /// The tale of a demo; looked for only when one is served.
  var demo: String { folder + "/Demo" }

  static var parts: [String] { ["Law", "Phrases", "Pages"] }
  static var variable: String { "RUQSAT_HOME" }

  /// Looks where the option says, or else where the variable says, or else in the current folder,
  /// beside the program and in the folders above it.
  init(option: String?) throws(HomeFault) {
    let files = FileManager.default
    let environment = ProcessInfo.processInfo.environment[Self.variable]
    let places: [Place]
    if let option {
      places = [Place(folder: option, reason: "--home")]
    } else if let environment, !environment.isEmpty {
      places = [Place(folder: environment, reason: Self.variable)]
    } else {
      let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
      places =
        [Place(folder: files.currentDirectoryPath, reason: "the current folder")]
        + Self.ancestors(of: program).map { Place(folder: $0, reason: "beside the program") }
    }
    for place in places where place.missing.isEmpty {
      folder = place.absolute
      return
    }
    throw HomeFault(places: places)
  }

  private static func ancestors(of program: URL?) -> [String] {
    guard let program else { return [] }
    var folders: [String] = []
    var folder = program.deletingLastPathComponent().standardizedFileURL
    while folder.path != "/" {
      folders.append(folder.path)
      folder = folder.deletingLastPathComponent().standardizedFileURL
    }
    return folders
  }

  /// A folder to look in, and why.
  struct Place {
    let folder: String
    let reason: String

    var absolute: String { URL(fileURLWithPath: folder).standardizedFileURL.path }

    var missing: [String] {
      Home.parts.filter { part in
        var isFolder: ObjCBool = false
        let path = absolute + "/" + part
        return !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          || !isFolder.boolValue
      }
    }
  }
}

/// No folder holds what the program needs; says every place that was looked at.
struct HomeFault: Error, CustomStringConvertible {
  let places: [Home.Place]

  var description: String {
    let lines = places.map { place in
      "  - \(place.absolute) (\(place.reason)): no \(place.missing.joined(separator: ", "))"
    }
    return """
      No folder holds \(Home.parts.joined(separator: ", ")) together. Looked at:
      \(lines.joined(separator: "\n"))
      Give the folder with --home DIR or in \(Home.variable).
      """
  }
}
