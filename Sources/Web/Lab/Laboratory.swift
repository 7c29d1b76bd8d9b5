import LawLanguage
import Measures
import PolicyLab

/// What the lab pages stand on: populations, law shelves and the trials that were asked for.
///
/// Nothing is kept but in memory; an address that was forgotten is simply run again.
public actor Laboratory {
  /// Trials that are remembered; the one asked for longest ago is forgotten first.
  private static let mostJobs = 12
  /// Trials that may wait for their turn.
  private static let mostWaiting = 6

  /// Rows of all baselines that are kept.
  private static let mostKeptRows = 1_200_000

  private let folder: LabFolder
  private let threads: Int
  private var files: [PopulationFile]?
  private var list: MeasureList?
  private var shelf: LabShelf?
  private var shelfMark = ""
  private var recipes: [String: PopulationRecipe] = [:]
  private var baselines: [(key: KeptBaseline, baseline: TrialBaseline)] = []
  private var jobs: [(key: Key, job: any LabTask)] = []
  /// The end of the line: trials run one after the other, each over all cores.
  private var last: Task<Void, Never>?

  private struct Key: Hashable {
    let kind: Kind
    let mark: String
    let address: LabAddress
  }

  private enum Kind: Hashable { case trial, year }

  /// - Parameters:
  ///   - folder: the path of the folder `Lab`
  ///   - threads: how many rows are read at the same time
  public init(folder: String, threads: Int) {
    self.folder = LabFolder(path: folder)
    self.threads = threads
  }

  func populations() throws(LabFault) -> [PopulationFile] {
    if let files { return files }
    let read = try folder.populations()
    files = read
    return read
  }

  func measures() throws(LabFault) -> MeasureList {
    if let list { return list }
    let read = try folder.measures()
    list = read
    return read
  }

  func yearFile() throws(LabFault) -> YearFile { try folder.year() }

  func needs(_ book: LawBook) throws(LabFault) -> (NeedsFile, NeedsAssessment) {
    let file = try folder.needs()
    return (file, try NeedsAssessment(file, book))
  }

  /// The shelf over the files of a book in use. It is made outside of the actor, which answers others meanwhile.
  nonisolated func shelf(of book: LawBook) async throws(LabFault) -> LabShelf {
    if let known = await knownShelf(book.mark) { return known }
    let made = try LabShelf(book.files)
    await keep(made, book.mark)
    return made
  }

  private func knownShelf(_ mark: String) -> LabShelf? { shelfMark == mark ? shelf : nil }

  private func keep(_ made: LabShelf, _ mark: String) {
    (shelf, shelfMark, recipes, baselines) = (made, mark, [:], [])
  }

  /// Why a change cannot be tried; nil when it checks.
  nonisolated func fault(of changes: LawChangeSet, _ book: LawBook) async -> LabFault? {
    do throws(LabFault) {
      _ = try await shelf(of: book).book(changes)
      return nil
    } catch {
      return error
    }
  }

  /// A population fitted to its counts, outside of the actor too.
  nonisolated func recipe(_ name: String, _ book: LawBook) async throws(LabFault)
    -> PopulationRecipe
  {
    if let known = await recipes[name] { return known }
    guard let file = try await populations().first(where: { $0.name == name }) else {
      throw .unreadable(file: name, reason: "")
    }
    let made: PopulationRecipe
    do {
      made = try PopulationRecipe(file, book)
    } catch {
      throw .population(error)
    }
    await keep(made, name)
    return made
  }

  private func keep(_ made: PopulationRecipe, _ name: String) { recipes[name] = made }

  /// What a baseline is of.
  struct KeptBaseline: Hashable, Sendable {
    let mark: String
    let population: String
    let rows: Int
    let seed: UInt64
    let day: Day
  }

  /// The law as it stands over some people, when it is still kept.
  func baseline(_ key: KeptBaseline) -> TrialBaseline? {
    guard let known = baselines.firstIndex(where: { $0.key == key }) else { return nil }
    let entry = baselines.remove(at: known)
    baselines.append(entry)
    return entry.baseline
  }

  /// Keeps a baseline and forgets those used longest ago: a million rows take some hundred megabytes.
  func keep(_ made: TrialBaseline, _ key: KeptBaseline) {
    baselines.removeAll { $0.key == key }
    baselines.append((key, made))
    while baselines.count > 1,
      baselines.reduce(0, { $0 + $1.key.rows }) > Self.mostKeptRows
    {
      baselines.removeFirst()
    }
  }

  /// The trial of an address: the one that is known, or a new one at the end of the line; nil when the line is full.
  func job(_ address: LabAddress, _ book: LawBook) throws(LabFault) -> LabJob<TrialOutcome>? {
    let work = LabWork(
      address: address, book: book, laboratory: self, measures: try measures().measures,
      threads: threads)
    return job(Key(kind: .trial, mark: book.mark, address: address)) { await work.run($0) }
  }

  /// The year of an address, as ``job(_:_:)`` for the trial.
  func year(_ address: LabAddress, _ book: LawBook) throws(LabFault) -> LabJob<LabYear>? {
    let work = LabWork(
      address: address, book: book, laboratory: self, measures: [], threads: threads)
    let file = try folder.year()
    return job(Key(kind: .year, mark: book.mark, address: address)) {
      await work.run($0, file)
    }
  }

  private func job<Outcome: Sendable>(
    _ key: Key, _ work: @escaping @Sendable (LabJob<Outcome>) async -> Void
  ) -> LabJob<Outcome>? {
    if let known = jobs.firstIndex(where: { $0.key == key }) {
      let entry = jobs.remove(at: known)
      jobs.append(entry)
      return entry.job as? LabJob<Outcome>
    }
    guard jobs.count(where: { !$0.job.isFinished }) < Self.mostWaiting else { return nil }
    let job = LabJob<Outcome>()
    jobs.append((key, job))
    if jobs.count > Self.mostJobs { jobs.removeFirst().job.cancel() }
    let before = last
    let (turn, finish) = AsyncStream<Void>.makeStream()
    last = Task {
      await before?.value
      job.begin { job in
        // It may have been given up while it waited.
        if !job.isFinished { await work(job) }
        finish.finish()
      }
      for await _ in turn {}
    }
    return job
  }

  /// Forgets what was asked of an address and stops its work.
  func cancel(_ address: LabAddress, _ book: LawBook) {
    for kind in [Kind.trial, .year] {
      let key = Key(kind: kind, mark: book.mark, address: address)
      if let known = jobs.firstIndex(where: { $0.key == key }) {
        jobs.remove(at: known).job.cancel()
      }
    }
  }
}
