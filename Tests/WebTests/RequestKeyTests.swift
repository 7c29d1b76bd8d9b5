import Foundation
import HTTPTypes
import Testing

@testable import Web

/// What counts as the same request under one `Idempotency-Key`.
@Suite struct `A key of a request` {
  private let ministry = "ministry none none"
  private let order = #"{"places":5,"order":"1"}"#

  private func send(
    _ program: OfficeProgram, _ path: String, _ body: String, type: String = "application/json",
    version: String? = nil
  ) async throws -> (status: Int, text: String) {
    let reply = try await program.send(
      .post, path, as: ministry, body, type: type, key: "k", version: version)
    return (reply.status.code, reply.text)
  }

  @Test func `the same bytes at the same address have one effect and one reply`() async throws {
    let program = try OfficeProgram(on: "2026-01-20")
    let first = try await send(program, "/quota/2026/order", order)
    #expect(first.status == 200, "\(first.text)")
    for version in [nil, "\"7\""] {
      let again = try await send(program, "/quota/2026/order", order, version: version)
      #expect(again == first)
    }
    let typed = try await send(
      program, "/quota/2026/order", order, type: "Application/JSON; charset=utf-8")
    #expect(typed == first)
  }

  @Test(
    arguments: [
      ("/quota/2026/order", #"{"places":6,"order":"1"}"#),
      ("/quota/2026/order", #"{"places": 5,"order":"1"}"#),
      ("/quota/2026/order?a=b", #"{"places":5,"order":"1"}"#),
      ("/quota/2027/order", #"{"places":5,"order":"1"}"#),
    ])
  func `another address or other bytes are another request`(_ path: String, _ body: String)
    async throws
  {
    let program = try OfficeProgram(on: "2026-01-20")
    #expect(try await send(program, "/quota/2026/order", order).status == 200)
    let other = try await send(program, path, body)
    #expect(other.status == 422 && other.text.contains("key-used-otherwise"), "\(other.text)")
  }
}
