import Casework
import Measures

/// How many decisions of a kind fell in a year, a region and a category, with their places. Each decision counts in the
/// year of its own day, whatever becomes of it later.
public struct DecisionTally: Hashable, Sendable {
  public enum Outcome: String, Hashable, Codable, Sendable, CaseIterable {
    case granted, refused
    /// The term passed without a decision, and the law counts that as a refusal.
    case silence
    /// A permit taken away.
    case withdrawn
    /// A refusal or withdrawal set aside on appeal.
    case setAside
  }

  /// What decisions are counted by.
  public struct Key: Hashable, Sendable {
    public let year: Int
    public let region: RegionKey
    /// Nil where the law files did not know it when the application was admitted.
    public let category: CategoryKey?
    public let outcome: Outcome

    /// Empty where the category is not known.
    var categoryName: String { category?.name ?? "" }
  }

  public let key: Key
  public let cases: Int
  public let places: Int
}

extension DecisionTally {
  /// The decisions among the events of a case, each counted once.
  ///
  /// - Parameter after: the case behind the last of these events; says what was applied for when that lies before them
  static func decisions(in events: [CaseEvent], of after: PermitCase) -> [DecisionTally] {
    var walk = Walk(after)
    return events.compactMap { walk.take($0) }
  }

  /// Goes along the events with what was applied for and granted last.
  private struct Walk {
    private let region: RegionKey
    private var applied: (category: CategoryKey?, places: Int)

    init(_ after: PermitCase) {
      region = after.employer.region
      applied = Self.applied(after.standing) ?? (nil, after.places)
    }

    mutating func take(_ event: CaseEvent) -> DecisionTally? {
      switch event.what {
      case .admitted(let admission): applied = Self.applied(admission)
      case .granted(let grant):
        applied = (grant.category, grant.places)
        return tally(.granted, event)
      case .refused: return tally(.refused, event)
      case .silenceNoted: return tally(.silence, event)
      case .withdrawn: return tally(.withdrawn, event)
      case .appealReturned(let admission, _):
        if let admission { applied = Self.applied(admission) }
        return tally(.setAside, event)
      case .appealRestored: return tally(.setAside, event)
      default: break
      }
      return nil
    }

    private func tally(_ outcome: Outcome, _ event: CaseEvent) -> DecisionTally {
      DecisionTally(
        key: Key(
          year: event.day.year, region: region, category: applied.category, outcome: outcome),
        cases: 1, places: applied.places)
    }

    private static func applied(_ admission: Admission) -> (CategoryKey?, Int) {
      (admission.category, admission.lodgement.places)
    }

    private static func applied(_ permit: Permit) -> (CategoryKey?, Int) {
      (permit.grant.category, permit.grant.places)
    }

    private static func applied(_ standing: Standing) -> (CategoryKey?, Int)? {
      switch standing {
      case .admitted(let admission), .heard(let admission, _), .refused(let admission, _, _),
        .underAppeal(.refusal(let admission, _), _):
        applied(admission)
      case .refusedBySilence(let application, _), .underAppeal(.silence(let application, _), _):
        application.admission.map { applied($0) }
      case .inEffect(let permit), .suspended(let permit, _), .withdrawn(let permit, _),
        .underAppeal(.withdrawal(let permit, _), _), .underAppeal(.suspension(let permit, _), _):
        applied(permit)
      default: nil
      }
    }
  }
}
