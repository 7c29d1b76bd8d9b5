import LawLanguage

/// The layers of a statement, or of a list in it, each reading the one before.
///
/// Its rows are named by keys: `key0` is the row asked about, `key1` an element of a list, and so on.
struct ChainText {
  private let compiler: Compiler
  let layout: Layout
  private let prefix: String
  /// For a list the rows that list its elements.
  private let above: Above?
  private var dialect: SQLDialect { compiler.dialect }

  /// The rows that list the elements of a chain, with what is taken along.
  private struct Above {
    let rows: String
    let chain: ListChain
  }

  init(_ compiler: Compiler, outputs: [Cell]) {
    self.init(compiler, Layout(compiler.sheet, outputs: outputs), prefix: "", above: nil)
  }

  private init(_ compiler: Compiler, _ layout: Layout, prefix: String, above: Above?) {
    self.compiler = compiler
    self.prefix = prefix
    self.above = above
    self.layout = layout
  }

  /// The name of the last layer.
  var last: String { name(layout.depth) }

  private func name(_ layer: Int) -> String { "\(prefix)l\(layer)" }

  // MARK: Layers with names

  /// All layers with what they join, in the order in which they may be written behind `WITH`.
  func layers() -> [String] {
    var layers: [String] = []
    for list in layout.lists {
      let chain = compiler.lists[list]
      let listing = listing(chain)
      layers += listing.layers()
      let elements = elements(chain, of: "\(listing.last) o")
      layers += elements.layers()
      let rows = elements.grouped(chain, from: elements.last)
      layers.append("\(prefix)\(chain.name) AS (\(rows))")
    }
    let head = dialect.layerHead(withLists: compiler.depth > 0 || !compiler.lists.isEmpty)
    for number in 0...layout.depth {
      let from =
        number == 0
        ? tables { "\(prefix)\($0.name) \($0.name)" } : "FROM \(name(number - 1))"
      layers.append("\(name(number)) \(head)\(select(number, from))\(dialect.layerTail)")
    }
    return layers
  }

  // MARK: One layer in the other

  /// For an engine that is slow on layers with names.
  func nested() -> String { nested(layout.depth) }

  private func nested(_ number: Int) -> String {
    if number > 0 {
      return select(number, "FROM (\(nested(number - 1))) \(name(number - 1))")
    }
    let tables = tables { chain in
      let elements = elements(chain, of: "(\(listing(chain).nested())) o")
      let rows = elements.grouped(chain, from: "(\(elements.nested())) \(elements.last)")
      return "(\(rows)) \(chain.name)"
    }
    return select(0, tables)
  }

  // MARK: Lists

  /// The rows of this chain with no more than a list takes along.
  private func listing(_ chain: ListChain) -> ChainText {
    let layout = Layout(compiler.sheet, outputs: chain.taken, areColumns: true)
    return ChainText(compiler, layout, prefix: "\(prefix)\(chain.name)o", above: above)
  }

  private func elements(_ chain: ListChain, of rows: String) -> ChainText {
    let layout = Layout(
      chain.compiler.sheet, outputs: chain.results.flatMap { $0.function.cells })
    return ChainText(
      chain.compiler, layout, prefix: "\(prefix)\(chain.name)",
      above: Above(rows: rows, chain: chain))
  }

  /// One row for all elements that belong together.
  private func grouped(_ chain: ListChain, from: String) -> String {
    let keys = (0..<compiler.depth).map { "key\($0)" }
    var columns = keys.map { "\($0) AS \(chain.name)_\($0)" }
    for (word, function) in chain.results {
      columns.append("\(layout.text(function)) AS \(chain.name)_\(word)")
    }
    let groups = keys.joined(separator: ", ")
    return "SELECT \(columns.joined(separator: ",\n  "))\nFROM \(from)\nGROUP BY \(groups)"
  }

  // MARK: One layer

  /// The keys as the tables have them.
  private var roots: [String] {
    (0..<compiler.depth).map { "o.key\($0)" } + ["r0.\(dialect.quoted("id"))"]
  }

  private func select(_ number: Int, _ from: String) -> String {
    let keys = roots.enumerated().map { number == 0 ? "\($1) AS key\($0)" : "key\($0)" }
    let columns = (keys + layout.columns(ofLayer: number)).joined(separator: ",\n  ")
    return "SELECT \(columns)\n\(from)"
  }

  private func tables(_ rows: (ListChain) -> String) -> String {
    let book = compiler.book
    var text = "FROM \(dialect.quoted(book[compiler.places[0].record].name)) r0"
    if let above {
      let key = compiler.column(0, book[above.chain.reference].name + "_id")
      text += "\nJOIN \(above.rows) ON \(key) = o.\(Layout.column(above.chain.taken[0]))"
    }
    for (number, place) in compiler.places.enumerated() {
      guard let reference = place.reference else { continue }
      let table = dialect.quoted(book[place.record].name)
      let key = compiler.column(place.parent, book[reference].name + "_id")
      text += "\nLEFT JOIN \(table) r\(number) ON r\(number).\(dialect.quoted("id")) = \(key)"
    }
    for list in layout.lists {
      let chain = compiler.lists[list]
      let isSame = roots.enumerated().map { "\(chain.name)_key\($0) = \($1)" }
      text += "\nLEFT JOIN \(rows(chain)) ON \(isSame.joined(separator: " AND "))"
    }
    return text
  }
}

extension SQLText {
  var cells: [Cell] {
    parts.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
  }
}
