import Casework
import Measures

/// Letters about a permit that was granted.
extension LetterWriter {
  func granted(_ grant: Grant) -> [Letter.Part] {
    var fields = [
      field(say("letter.field.category"), words.category(grant.category)),
      field(say("letter.field.places"), String(grant.places)),
    ]
    if !grant.furtherRegions.isEmpty {
      let regions = grant.furtherRegions.map(words.region).joined(separator: "; ")
      fields.append(field(say("letter.field.further-regions"), regions))
    }
    if let term = words.term(grant.term) { fields.append(field(say("letter.field.term"), term)) }
    fields.append(field(say("letter.field.law-day"), words.day(grant.decision.proposal.day)))
    let steps = steps(grant)
    let each: [Letter.Part] =
      grant.furtherRegions.isEmpty || grant.fee == nil
      ? [] : [.paragraph(say("letter.granted.each-region"))]
    return [.notice(say("letter.granted.text")), .fields(fields)] + each
      + conditions(grant.conditions)
      + differing(grant.decision) + [.heading(say("letter.next.heading"))]
      + (steps.isEmpty
        ? [.paragraph(say("letter.granted.nothing"))]
        : [.paragraph(say("letter.granted.next")), .numbered(steps)])
  }

  /// What still has to happen before the permit takes effect, each with its last day.
  private func steps(_ grant: Grant) -> [Letter.Entry] {
    grant.outstanding.compactMap { requirement in
      switch requirement {
      case .fee:
        grant.fee.map { fee in
          step(say("letter.step.fee"), sum(fee.sum), fee.deadline)
        }
      case .guarantee:
        grant.guarantee.map { guarantee in
          step(say("letter.step.guarantee"), sum(guarantee.least), guarantee.deadline)
        }
      case .list:
        grant.list.map { list in step(say("letter.step.list"), nil, list.deadline) }
      }
    }
  }

  private func step(_ text: String, _ sum: String?, _ deadline: Deadline) -> Letter.Entry {
    let last = line(say("letter.field.last-day"), lastDay(deadline))
    return Letter.Entry(
      text, details: [sum.map { line(say("letter.field.sum"), $0) }, last].compactMap(\.self))
  }

  /// The sum, or that it is not known.
  private func sum(_ money: Money?) -> String {
    money.map(words.sum) ?? say("letter.sum-not-known")
  }

  private func line(_ label: String, _ value: String) -> String {
    say("letter.line", ["label": label, "value": value])
  }

  /// Special conditions as numbered entries; nothing where there are none.
  func conditions(_ conditions: [SpecialCondition]) -> [Letter.Part] {
    guard !conditions.isEmpty else { return [] }
    return [
      .heading(say("letter.conditions.heading")),
      .numbered(
        conditions.map { condition in
          Letter.Entry(
            words.condition(condition.kind),
            details: [
              line(say("letter.field.number-of"), String(condition.number)),
              line(say("letter.field.last-day"), words.day(condition.through)),
            ])
        }),
    ]
  }

  /// The document of the permit: what an inspector looks at.
  func permit(_ paper: PermitPaper, _ frame: LetterFrame) -> [Letter.Part] {
    let permit = paper.permit
    var parts: [Letter.Part] = [
      .notice(say("letter.permit.text")),
      .fields([
        field(say("letter.field.permit-number"), paper.number.rawValue),
        field(say("letter.field.region"), permit.regions.map(words.region).joined(separator: "; ")),
        field(say("letter.field.category"), words.category(permit.grant.category)),
        field(say("letter.field.places"), String(permit.grant.places)),
        field(say("letter.field.first-day"), words.day(permit.firstDay)),
        field(say("letter.field.permit-last-day"), words.day(permit.lastDay)),
      ]),
    ]
    let codes = codes(paper)
    if !codes.isEmpty {
      parts += [.heading(say("letter.codes.heading")), .codes(codes)]
    }
    if !permit.workers.isEmpty {
      parts += [.heading(say("letter.list.heading")), table(permit.workers)]
    }
    return parts + conditions(permit.conditions)
  }

  private func codes(_ paper: PermitPaper) -> [Letter.Code] {
    let signed = QRCode(paper.token.text).map {
      Letter.Code(
        code: $0, title: say("letter.code.signed"),
        text: say("letter.code.signed-text", ["key": paper.token.keyID.description]))
    }
    let link = QRCode("\(paper.address)?number=\(paper.number)").map {
      Letter.Code(
        code: $0, title: say("letter.code.live"),
        text: say("letter.code.live-text", ["address": paper.address]))
    }
    return [signed, link].compactMap(\.self)
  }

  func certified(_ list: NamedList, _ first: Day?, _ last: Day?) -> [Letter.Part] {
    var fields = [field(say("letter.field.listed"), String(list.workers.count))]
    if let day = list.certification?.day {
      fields.append(field(say("letter.field.certified-on"), words.day(day)))
    }
    if let first { fields.append(field(say("letter.field.first-day"), words.day(first))) }
    if let last { fields.append(field(say("letter.field.permit-last-day"), words.day(last))) }
    return [
      .paragraph(say("letter.certified.text")), .fields(fields),
      .heading(say("letter.list.heading")), table(list.workers),
    ]
  }
}
