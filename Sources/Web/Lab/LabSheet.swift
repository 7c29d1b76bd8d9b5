import HTTPTypes
import Hummingbird

/// Numbers of the laboratory as a file to keep, the same as `ruqsat lab run --csv` writes.
struct LabSheet {
  let name: String
  let text: String

  var response: Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(name).csv\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
