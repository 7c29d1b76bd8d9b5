import Casework
import LawLanguage
import Measures

/// Grounds that an officer may name beside those of the law's proposal.
extension OfficerForm {
  /// Yes-or-no questions of the law that fit the step, each with what it rests on today; without provisions where the
  /// law files know none for today.
  var offeredGrounds: [Ground] { questions.compactMap { ground($0, on: desk.today) } }

  private var questions: [LawNames.Ruling] {
    switch step {
    case .suspend, .withdraw: [.suspensionGround] + Self.ofThePerson
    case .refuseExtension: [.extensionPossible, .extensionInTime] + Self.ofThePerson
    default:
      [.permitRequired, .quotaPlaceFree, .marketTestMet] + Self.ofThePerson + [
        .requestedTermAllowed, .pointsPassed, .grantable,
      ]
    }
  }

  /// What can turn out not to be so at any time.
  private static var ofThePerson: [LawNames.Ruling] { [.localContentMet, .qualificationMet] }

  private func ground(_ ruling: LawNames.Ruling, on day: Day) -> Ground? {
    guard let (path, _) = words.place(ruling.rawValue), case .rule(let id) = path.end else {
      return nil
    }
    let edition = words.book[id].editions.last { edition in
      (edition.from ?? .earliest) <= day && day <= (edition.through ?? .latest)
    }
    return Ground(
      ruling: ruling.rawValue,
      provisions: (edition?.basis.citations ?? []).map { words.book.text(of: $0) },
      confidence: edition?.basis.confidence.rawValue)
  }
}
