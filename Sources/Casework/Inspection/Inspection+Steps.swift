import Measures

extension Inspection {
  /// Begins a planned inspection.
  public func begun(on day: Day) throws(StepError) -> Inspection {
    guard case .planned = standing else { throw .notNow }
    var later = self
    later.standing = .open(since: day)
    return later
  }

  /// Writes down a finding.
  public func finding(_ finding: Finding) throws(StepError) -> Inspection {
    guard case .open = standing else { throw .notNow }
    var later = self
    later.findings.append(finding)
    return later
  }

  /// Ends the inspection and opens a case for each finding.
  ///
  /// - Parameter keys: one key for each finding, in their order.
  public func closed(
    on day: Day, keys: [Identifier<ViolationCase>]
  ) throws(StepError) -> (Inspection, [ViolationCase]) {
    guard case .open = standing else { throw .notNow }
    guard keys.count == findings.count else { throw .impossibleNumber("keys") }
    var later = self
    later.standing = .closed(on: day)
    let cases = zip(keys, findings).map { key, finding in
      ViolationCase(
        id: key, subject: finding.subject, inspection: id, openedOn: day,
        facts: finding.facts, region: region, employer: employer, person: finding.person,
        personName: finding.personName)
    }
    return (later, cases)
  }
}
