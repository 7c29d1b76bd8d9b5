import Register

extension Office {
  /// Places that employers ask for in a year, summed up for everybody by region and by category.
  public func requestedPlaces(year: Int) async throws(OfficeRefusal) -> RequestedSums {
    var asked: [QuotaRequest] = []
    var after: Cursor?
    repeat {
      let from = after
      let page = try await kept { () async throws(RegisterFault) in
        try await register.records(
          QuotaRequest.self, RecordQuery(), after: from, size: PageSize(PageSize.most))
      }
      // Newest first, and a request is for the year after it.
      if let last = page.items.last, last.record.year < year {
        after = nil
      } else {
        after = page.next
      }
      asked += page.items.map(\.record).filter { $0.year == year }
    } while after != nil
    return RequestedSums(asked)
  }
}
