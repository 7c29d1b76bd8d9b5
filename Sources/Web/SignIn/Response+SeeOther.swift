import HTTPTypes
import Hummingbird

extension Response {
  /// See other, with cookies to set.
  static func seeOther(_ address: String, setting cookies: [String] = []) -> Response {
    var response = Response(
      status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    for cookie in cookies {
      response.headers.append(HTTPField(name: .setCookie, value: cookie))
    }
    return response
  }
}
