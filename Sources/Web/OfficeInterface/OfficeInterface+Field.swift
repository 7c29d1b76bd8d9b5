import Casework
import Measures
import Office
import Register

extension OfficeInterface {
  func addField(to table: OfficeRoutes) {
    addStays(to: table)
    addInspections(to: table)
    addViolations(to: table)
    addCarryingOut(to: table)
    addComplaints(to: table)
    addAccidents(to: table)
  }

  private func addStays(to table: OfficeRoutes) {
    table.post("/arrivals", types: ["application/x-ndjson"]) { request, body in
      let notices = try await request.hosted(try body.arrivals())
      let answers = try await request.office.noteArrivals(notices, request.asked)
      return Done(
        json: .object(["items": .list(answers.map { JSON(plain: $0) })]))
    }
    table.get("/stays") { request in
      request.page(
        try await request.office.stays(
          region: request.visit.query["region"].map { RegionKey($0) },
          host: try request.queryKey("host"), after: try request.cursor(),
          size: try request.size(), request.actor), FieldJSON.stay)
    }
    table.thing("/stays/{id}") { request in
      let view = try await request.office.stay(try request.parameter(), request.actor)
      return Done(json: FieldJSON.stay(view), version: view.stay.version)
    }
    table.get("/overstays") { request in
      request.page(
        try await request.office.overstays(
          region: request.visit.query["region"].map { RegionKey($0) },
          after: try request.cursor(), size: try request.size(), request.actor), FieldJSON.stay)
    }
    table.get("/late-notices") { request in
      request.page(
        try await request.office.lateNotices(
          region: request.visit.query["region"].map { RegionKey($0) },
          after: try request.cursor(), size: try request.size(), request.actor), FieldJSON.stay)
    }
    table.post("/stays/{id}/register") { request, body in
      let through = body.has("through") ? try body.day("through") : nil
      let view = try await request.office.registerStay(
        try request.parameter(), basis: try body.text("basis"), through: through,
        facts: try body.facts(), whyNoCase: try body.optionalText("whyNoCase", most: 4000),
        request.asked)
      return Done(json: FieldJSON.stay(view), version: view.stay.version)
    }
    table.post("/stays/{id}/overstay") { request, body in
      Done(
        try await request.office.openOverstay(
          try request.parameter(), facts: try body.facts(), request.asked))
    }
    table.post("/stays/{id}/late-notice") { request, body in
      Done(
        try await request.office.openLateNotice(
          try request.parameter(), facts: try body.facts(), request.asked))
    }
    table.post("/stays/{id}/exit") { request, body in
      let view = try await request.office.noteExit(
        try request.parameter(), on: try body.day("day"), request.asked)
      return Done(json: FieldJSON.stay(view), version: view.stay.version)
    }
  }

  private func addInspections(to table: OfficeRoutes) {
    table.get("/inspections") { request in
      request.page(
        try await request.office.inspections(
          employer: try request.queryKey("employer"), after: try request.cursor(),
          size: try request.size(), request.actor), JSON.versioned)
    }
    table.thing("/inspections/{id}") { request in
      Done(try await request.office.inspection(try request.parameter(), request.actor))
    }
    table.post("/inspections") { request, body in
      Done(
        try await request.office.planInspection(
          of: try body.key("employer"), on: try body.day("day"), request.asked))
    }
    table.post("/inspections/{id}/begin") { request, _ in
      Done(try await request.office.beginInspection(try request.parameter(), request.asked))
    }
    table.ask("/inspections/{id}/look") { request, body in
      let found = WorkerFound(
        permit: try body.optionalKey("permit"), worker: try body.optionalKey("worker"),
        occupation: try body.optionalText("occupation"), facts: try body.facts())
      return Done(
        json: FieldJSON.found(
          try await request.office.lookAtWorker(found, in: try request.parameter(), request.actor)))
    }
    table.post("/inspections/{id}/findings") { request, body in
      let finding = Inspection.Finding(
        subject: try body.subject(), facts: try body.facts(), note: try body.text("note"),
        person: try body.optionalKey("person"),
        personName: try body.optionalText("personName", most: 300))
      return Done(
        try await request.office.addFinding(try request.parameter(), finding, request.asked))
    }
    table.post("/inspections/{id}/close") { request, _ in
      let (kept, opened) = try await request.office.closeInspection(
        try request.parameter(), request.asked)
      return Done(
        json: .object([
          "id": .text(kept.record.id.rawValue), "version": .number(kept.version),
          "violations": .texts(opened.map(\.id.rawValue)),
        ]), version: kept.version)
    }
  }

  private func addViolations(to table: OfficeRoutes) {
    table.get("/violations") { request in
      request.page(
        try await request.office.violations(
          employer: try request.queryKey("employer"), after: try request.cursor(),
          size: try request.size(), request.actor), JSON.versioned)
    }
    table.thing("/violations/{id}") { request in
      Done(try await request.office.violation(try request.parameter(), request.actor))
    }
    table.post("/violations") { request, body in
      Done(
        try await request.office.openViolation(
          try body.subject(), facts: try body.facts(), employer: try body.optionalKey("employer"),
          person: try body.optionalKey("person"), request.asked))
    }
    table.post("/violations/{id}/screen") { request, body in
      Done(
        try await request.office.screen(
          try request.parameter(), facts: try body.facts(),
          referral: try body.optionalText("referral"), request.asked))
    }
    table.post("/violations/{id}/compute-penalty") { request, _ in
      Done(try await request.office.computePenalty(try request.parameter(), request.asked))
    }
    table.post("/violations/{id}/impose") { request, body in
      guard body.has("penalty") else {
        return Done(
          try await request.office.imposePenalty(
            try request.parameter(), differs: try body.optionalText("differs"), request.asked))
      }
      let penalty = try body.object("penalty").differentPenalty()
      let reason =
        penalty.order == nil
        ? try body.text("differs", most: 5000) : try body.optionalText("differs")
      return Done(
        try await request.office.imposePenalty(
          try request.parameter(), penalty, reason: reason ?? "", request.asked))
    }
    table.post("/violations/{id}/drop") { request, body in
      Done(
        try await request.office.dropViolation(
          try request.parameter(), reason: try body.text("reason"), request.asked))
    }
    table.post("/violations/{id}/payment") { request, body in
      Done(
        try await request.office.recordPayment(
          try request.parameter(), sum: try body.money("sum"), day: try body.day("day"),
          reference: try body.text("reference"), request.asked))
    }
  }

  private func addCarryingOut(to table: OfficeRoutes) {
    table.post("/violations/{id}/expulsion") { request, body in
      Done(
        try await request.office.recordExpulsion(
          try request.parameter(), on: try body.day("day"), request.asked))
    }
    table.post("/violations/{id}/handover") { request, body in
      Done(
        try await request.office.recordHandover(
          try request.parameter(), on: try body.day("day"), request.asked))
    }
  }

  private func addComplaints(to table: OfficeRoutes) {
    table.get("/complaints") { request in
      request.page(
        try await request.office.complaints(
          after: try request.cursor(), size: try request.size(), request.actor), JSON.versioned)
    }
    table.thing("/complaints/{id}") { request in
      Done(try await request.office.complaint(try request.parameter(), request.actor))
    }
    table.post("/complaints", isOpen: true) { request, body in
      let statement = try body.text("statement", most: 10_000)
      let kept = try await request.office.complain(
        statement: statement, facts: try body.facts(), request.asked)
      let number = request.office.complaintNumber(statement: statement, request.asked)
      return Done(json: FieldJSON.complaint(kept, number), version: kept.version)
    }
    table.post("/complaints/{id}/forward") { request, body in
      Done(
        try await request.office.forwardComplaint(
          try request.parameter(), facts: try body.facts(), request.asked))
    }
    table.post("/complaints/{id}/answer") { request, body in
      Done(
        try await request.office.answerComplaint(
          try request.parameter(), answer: try body.text("answer", most: 10_000), request.asked))
    }
    table.post("/complaints/{id}/take-back") { request, _ in
      Done(try await request.office.takeComplaintBack(try request.parameter(), request.asked))
    }
  }

  private func addAccidents(to table: OfficeRoutes) {
    table.get("/accidents") { request in
      request.page(
        try await request.office.accidents(
          employer: try request.queryKey("employer"), after: try request.cursor(),
          size: try request.size(), request.actor), JSON.versioned)
    }
    table.thing("/accidents/{id}") { request in
      Done(try await request.office.accident(try request.parameter(), request.actor))
    }
    table.post("/accidents") { request, body in
      if let person = try body.injured() {
        return Done(
          try await request.office.reportAccident(
            employer: try body.key("employer"), person: person, day: try body.day("day"),
            severity: try body.severity(), description: try body.text("description", most: 10_000),
            policy: try body.policy(), request.asked))
      }
      return Done(
        try await request.office.reportAccident(
          employer: try body.key("employer"), worker: try body.key("worker"),
          day: try body.day("day"), severity: try body.severity(),
          description: try body.text("description", most: 10_000), policy: try body.policy(),
          request.asked))
    }
    table.post("/accidents/{id}/facts") { request, body in
      Done(
        try await request.office.stateAccidentFacts(
          try request.parameter(), facts: try body.facts(), request.asked))
    }
    table.ask("/accidents/{id}/consequences") { request, body in
      let consequences = try await request.office.accidentConsequences(
        try request.parameter(), facts: try body.facts(), request.actor)
      return Done(json: FieldJSON.consequences(consequences))
    }
    table.post("/accidents/{id}/investigate") { request, body in
      Done(
        try await request.office.investigateAccident(
          try request.parameter(), finding: try body.text("finding"), request.asked))
    }
    table.post("/accidents/{id}/claim") { request, _ in
      Done(try await request.office.claimInsurance(try request.parameter(), request.asked))
    }
    table.post("/accidents/{id}/settle") { request, body in
      Done(
        try await request.office.settleAccident(
          try request.parameter(), sum: try body.money("sum"), request.asked))
    }
  }
}

extension OfficeInterface.Done {
  /// A record with its version.
  init<Record: Kept>(_ kept: Versioned<Record>) {
    self.init(json: .versioned(kept), version: kept.version)
  }
}
