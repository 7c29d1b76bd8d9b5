import Casework
import Foundation
import Register

extension Office {
  /// The key of a new record: from the request's key where there is one, so that the same request makes the same
  /// record; otherwise by chance.
  func keyed<Thing>(_ asked: Asked, _ part: String = "") -> Identifier<Thing> {
    guard let key = asked.key else { return world.newKey() }
    let text = "\(asked.actor.scope)\u{0}\(key)\u{0}\(part)"
    return World.plain(String(Fingerprint(of: Array(text.utf8)).description.prefix(32)))
  }
}
