import Casework
import Office
import Papers

/// Letters of a case, for whoever may see the case.
extension OfficeDesk {
  /// The letter whose number stands in the address.
  func letter(_ visit: Visit, in file: CaseFile) async throws -> (Letter, CaseFile, Int) {
    let words = try words(visit)
    let outages = (try? await office.recordedOutages()) ?? []
    guard let number = visit.parameter("number").flatMap({ Int($0) }),
      let event = file.timeline.first(where: { $0.number == number }),
      let letter = words.letter(
        of: number, in: file.timeline, outages: outages,
        signer: await office.nameOfSigner(event.by))
    else { throw Problem(.notFound) }
    return (letter, file, number)
  }

  /// The same letter as a PDF.
  func paper(_ visit: Visit, in file: CaseFile) async throws -> PageAnswer {
    let (letter, file, number) = try await letter(visit, in: file)
    let day = file.timeline.first { $0.number == number }?.day ?? today
    guard let bytes = letter.pdf(madeOn: day) else { throw Problem(.notFound) }
    return .file(
      bytes, mediaType: "application/pdf", name: "\(file.permitCase.id.rawValue)-\(number).pdf")
  }
}
