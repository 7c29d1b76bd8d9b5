import Casework
import HTTPTypes
import LawLibrary
import Measures
import Office

/// What the pages of the permit office stand on: the office, and the law as the other pages read it.
public struct OfficeDesk: Sendable {
  public let office: Office
  public let law: LawDesk

  public init(office: Office, law: LawDesk) {
    self.office = office
    self.law = law
  }

  public var today: Day { office.today }

  /// A key by which a form counts once, however often it is sent.
  var newFormKey: String {
    let key: Identifier<PermitCase> = office.world.newKey()
    return key.rawValue
  }

  /// Recorded outages, for clocks and letters.
  var outages: [Outage] {
    get async { (try? await office.recordedOutages()) ?? [] }
  }

  /// What the office answers to somebody who only looks: what may not be seen is not there.
  func look<Value: Sendable>(
    _ ask: (Office) async throws(OfficeRefusal) -> Value
  ) async throws -> Value {
    do { return try await ask(office) } catch { throw Self.unseen(error) }
  }

  private static func unseen(_ refusal: OfficeRefusal) -> any Error {
    switch refusal {
    case .notAllowed, .notFound: Problem(.notFound)
    default: OfficeFault(refusal: refusal)
    }
  }

  /// The words of cases in the reader's language, with the law in use.
  ///
  /// Throws an incident when the law files lack what the office needs.
  func words(_ visit: Visit) throws -> CaseWords {
    do { return CaseWords(law: try office.law(), visit: visit, today: today) } catch {
      throw OfficeFault(refusal: error)
    }
  }
}

/// A fault of the world behind the office: the visitor gets a number, the log this.
struct OfficeFault: Error, CustomStringConvertible {
  let refusal: OfficeRefusal

  var description: String { "office: \(refusal)" }
}

extension Visit {
  /// The key of what the address names; what is no key is not there.
  func key<Thing>() throws -> Identifier<Thing> {
    guard let id = parameter("id").flatMap({ Identifier<Thing>($0) }) else {
      throw Problem(.notFound)
    }
    return id
  }
}
