import Casework
import Measures

extension Inspection: Kept {
  public static var kind: String { "inspection" }
  public var finding: RecordFinding {
    RecordFinding(region: region, employer: employer, day: day)
  }

  private var day: Day {
    switch standing {
    case .planned(let day), .open(let day), .closed(let day): day
    }
  }
}

extension ViolationCase: Kept {
  public static var kind: String { "violation" }
  public var finding: RecordFinding {
    RecordFinding(region: region, employer: employer, person: person, day: openedOn)
  }
}

extension StayRecord: Kept {
  public static var kind: String { "stay" }
  public var finding: RecordFinding {
    RecordFinding(region: region, employer: host, person: person, day: entryDay)
  }
}

extension Complaint: Kept {
  public static var kind: String { "complaint" }
  public var finding: RecordFinding {
    RecordFinding(handle: mark, person: worker, day: receivedOn, waits: awaitsPolice ? true : nil)
  }
}

extension Accident: Kept {
  public static var kind: String { "accident" }
  public var finding: RecordFinding {
    RecordFinding(employer: employer, person: worker, day: day)
  }
}
