import Casework
import Measures
import Office
import Register

/// One case in a list or queue: `case/list`.
struct CaseCard: Sendable {
  let number: String
  let href: String
  let employer: String
  /// Nil where all cases of the list are of one region.
  let region: String?
  let places: String
  let tag: Badge
  let due: Badge?
  let lastDay: String
  /// What the silence of the office means, once the term to decide has run out.
  let silence: String?

  /// - Parameter folder: the address the number is put behind: `/office/case`
  init(_ line: CaseLine, _ words: CaseWords, folder: String, showsRegion: Bool) {
    number = line.id.rawValue
    href = words.visit.link(folder + "/" + line.id.rawValue)
    employer = line.employer.name
    region = showsRegion ? words.region(line.employer.region) : nil
    places = line.places > 0 ? String(line.places) : "–"
    tag = words.tag(line.standing)
    due = words.due(line.due)
    lastDay = line.due.map { words.day($0) } ?? words.noDay(line.standing)
    let isSilent = line.standing == .admitted && line.due.map { $0 < words.today } ?? false
    silence = isSilent ? words.silence(after: line.due) : nil
  }
}

/// The head of a case's page: `case/head`.
struct CaseHead: Sendable {
  let number: String
  let employer: String
  let tag: Badge
  let rows: [SummaryRow]

  /// - Parameter ending: why the case ended; nil where it goes on
  init(_ permitCase: PermitCase, ending: String?, _ words: CaseWords) {
    number = permitCase.id.rawValue
    employer = permitCase.employer.name
    tag = words.tag(permitCase)
    let ended = ending.map { SummaryRow(words.say("case.ended"), $0) }
    rows = [ended].compactMap(\.self) + Self.rows(permitCase, words)
  }

  private static func rows(_ permitCase: PermitCase, _ words: CaseWords) -> [SummaryRow] {
    let employer = permitCase.employer
    var rows = [
      SummaryRow(words.say("case.employer"), employer.name),
      SummaryRow(words.say("case.business-number"), employer.businessNumber),
      SummaryRow(words.say("case.region"), words.region(employer.region)),
      SummaryRow(words.say("case.opened"), words.day(permitCase.openedOn)),
    ]
    if permitCase.places > 0 {
      rows.append(SummaryRow(words.say("case.places"), String(permitCase.places)))
    }
    rows += words.furtherRegions(permitCase)
    for hold in permitCase.holds {
      rows.append(
        SummaryRow(
          words.say("case.held"),
          words.say(
            "case.held-value",
            [
              "places": String(hold.places), "region": words.region(hold.account.region),
              "line": words.line(hold.account.line), "year": String(hold.account.year),
            ])))
    }
    return rows + permitRows(permitCase, words)
  }

  private static func permitRows(_ permitCase: PermitCase, _ words: CaseWords) -> [SummaryRow] {
    if case .withdrawn(_, let withdrawal) = permitCase.standing {
      return [words.usedPlaces(on: withdrawal.day)]
    }
    guard let permit = permitCase.standing.permit else { return [] }
    return [
      SummaryRow(words.say("case.category"), words.category(permit.grant.category)),
      SummaryRow(words.say("case.first-day"), words.day(permit.firstDay)),
      SummaryRow(words.say("case.last-day"), words.day(permit.lastDay)),
    ]
  }
}

extension CaseWords {
  /// In place of a last day: that none is known where a term runs, a dash where none does.
  func noDay(_ standing: Standing.Name) -> String {
    switch standing {
    case .lodged, .deficient, .admitted, .heard, .granted, .underAppeal: say("case.day.none")
    case .preparing, .inEffect, .suspended, .refused, .refusedBySilence, .withdrawn, .closed: "–"
    }
  }
}

extension CaseCard: Showing {
  var shown: ShownRecord {
    [
      "number": .of(number), "href": .of(href), "employer": .of(employer), "region": .of(region),
      "places": .of(places), "tag": .of(tag), "due": .of(due), "lastDay": .of(lastDay),
      "silence": .of(silence),
    ]
  }
}
