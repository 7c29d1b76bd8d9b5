import HTTPTypes
import Hummingbird
import Measures
import Office
import Register

/// A set of open data as a file, written stretch by stretch: however long it is, it is never in memory as a whole.
struct OpenDataFile: Sendable {
  enum Form: String, CaseIterable, Sendable {
    case csv, json

    var mediaType: String {
      self == .csv ? "text/csv; charset=utf-8; header=present" : "application/json"
    }
  }

  static var licence: String { "https://creativecommons.org/licenses/by/4.0/" }

  let dataSet: OpenDataSet
  let form: Form
  private let desk: OfficeDesk

  var name: String { dataSet.rawValue + "." + form.rawValue }

  /// - Throws: `Problem` when there is no file of that name
  init(_ name: String, desk: OfficeDesk) throws {
    let known = OpenDataSet.allCases.flatMap { set in Form.allCases.map { (set, $0) } }
    guard let (set, form) = known.first(where: { "\($0.rawValue).\($1.rawValue)" == name }) else {
      throw Problem(.notFound)
    }
    (dataSet, self.form, self.desk) = (set, form, desk)
  }

  /// The file, or that it has not changed since the state of the register that the request names.
  func response(to request: Request) async throws -> Response {
    let head = try await desk.look { office async throws(OfficeRefusal) in
      try await office.journalHead()
    }
    // What is open depends on the journal and, as permits run out, on the day.
    let tag = "\"\(head.hash.description.prefix(32))-\(desk.today)\""
    var headers: HTTPFields = [
      .eTag: tag, .cacheControl: "public, max-age=60", .accessControlAllowOrigin: "*",
    ]
    if request.headers[.ifNoneMatch] == tag {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = form.mediaType
    headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    if let link = HTTPField.Name("Link") { headers[link] = "<\(Self.licence)>; rel=\"license\"" }
    return Response(status: .ok, headers: headers, body: body)
  }

  private var body: ResponseBody {
    ResponseBody { writer in
      try await writer.write(ByteBuffer(string: begin))
      var after: Cursor?
      var isFirst = true
      repeat {
        let cursor = after
        let stretch = try await desk.look { office async throws(OfficeRefusal) in
          try await dataSet.stretch(office, after: cursor)
        }
        let text = stretch.rows.map { row in
          defer { isFirst = false }
          return line(row, isFirst: isFirst)
        }
        try await writer.write(ByteBuffer(string: text.joined()))
        after = stretch.next
      } while after != nil
      try await writer.write(ByteBuffer(string: end))
      try await writer.finish(nil)
    }
  }

  private var begin: String {
    switch form {
    case .csv: CommaText.line(dataSet.columns)
    case .json:
      "{\"name\":\"\(dataSet.rawValue)\",\"day\":\"\(desk.today)\",\"licence\":\"\(Self.licence)\",\"rows\":["
    }
  }

  private var end: String { form == .json ? "\n]}\n" : "" }

  private func line(_ row: [OpenDataSet.Cell], isFirst: Bool) -> String {
    switch form {
    case .csv: return CommaText.line(row.map(\.plain))
    case .json:
      let members = zip(dataSet.columns, row).map { JSON.Member(name: $0, value: $1.json) }
      return (isFirst ? "\n" : ",\n") + JSON.object(members).written
    }
  }
}

extension OpenDataSet.Cell {
  /// For a table. A text that a spreadsheet would take for a formula gets an apostrophe before it.
  fileprivate var plain: String {
    switch self {
    case .text(let text):
      text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
    case .number(let number): String(number)
    case .none: ""
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .none: .null
    }
  }
}
