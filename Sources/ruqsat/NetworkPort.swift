import Foundation
import Office

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Speaks to a provider of identities over the network.
struct NetworkPort: ProviderPort {
  private static var mostBytes: Int { 1_048_576 }

  func get(_ address: String) async throws(ProviderFault) -> [UInt8] {
    try await answer(try request(address))
  }

  func post(_ address: String, form: String, authorization: String?)
    async throws(ProviderFault) -> [UInt8]
  {
    var request = try request(address)
    request.httpMethod = "POST"
    request.httpBody = Data(form.utf8)
    request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
    if let authorization {
      request.setValue(authorization, forHTTPHeaderField: "Authorization")
    }
    return try await answer(request)
  }

  private func request(_ address: String) throws(ProviderFault) -> URLRequest {
    guard let url = URL(string: address) else { throw .unusable("no address: \(address)") }
    var request = URLRequest(url: url, timeoutInterval: 10)
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    return request
  }

  private func answer(_ request: URLRequest) async throws(ProviderFault) -> [UInt8] {
    let host = request.url?.host() ?? "?"
    let session = URLSession(configuration: .ephemeral)
    defer { session.finishTasksAndInvalidate() }
    let data: Data
    let response: URLResponse
    do { (data, response) = try await session.data(for: request) } catch {
      throw .unreachable("\(host): \(error.localizedDescription)")
    }
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    guard status == 200 else { throw .unreachable("\(host) answered \(status)") }
    guard data.count <= Self.mostBytes else { throw .unusable("\(host) sent too much") }
    return [UInt8](data)
  }
}
