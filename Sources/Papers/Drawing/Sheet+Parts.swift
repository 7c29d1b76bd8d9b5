/// The parts of a letter, one below the other.
extension Sheet {
  mutating func draw(_ part: Letter.Part) {
    let canvas = canvas
    switch part {
    case .heading(let text):
      y += 12
      canvas.tagged("H2") { write(text, .heading) }
      y += 3
    case .paragraph(let text):
      canvas.tagged("P") { write(text, .body) }
      y += 7
    case .notice(let text): notice(text)
    case .fields(let fields):
      self.fields(fields)
      y += 5
    case .numbered(let entries): numbered(entries)
    case .table(let table): self.table(table)
    case .codes(let codes): self.codes(codes)
    case .signature(let text, let name): signature(text, name)
    }
  }

  private mutating func notice(_ text: String) {
    let canvas = canvas
    let indent = 12.0
    guard let set = canvas.set(text, .notice, width: Self.measure - indent) else { return }
    need(set.height)
    canvas.fill(x: Self.left, y: y + 2, width: 3, height: set.height - 2)
    canvas.tagged("P") { write(text, .notice, indent: indent) }
    y += 9
  }

  /// Names on the left, what stands for them on the right.
  mutating func fields(_ fields: [Letter.Field]) {
    let column = 186.0
    for field in fields {
      guard let label = canvas.set(field.label, .label, width: column - 10),
        let value = canvas.set(field.value, .body, width: Self.measure - column)
      else { continue }
      need(max(label.height, value.height))
      let start = y
      canvas.tagged("P") {
        // The first lines of both stand on one line in spite of their sizes.
        y = start + 1.5
        for line in label.lines {
          canvas.draw(line, of: label, x: Self.left, y: y, gray: 0.25)
          y += line.height
        }
        y = start
        for line in value.lines {
          canvas.draw(line, of: value, x: Self.left + column, y: y)
          y += line.height
        }
      }
      y = start + max(label.height + 1.5, value.height) + 2
    }
  }

  private mutating func numbered(_ entries: [Letter.Entry]) {
    let canvas = canvas
    // One alone needs no number.
    let indent = entries.count > 1 ? 20.0 : 0
    canvas.tagged("L") {
      for (index, entry) in entries.enumerated() {
        need(30)
        canvas.tagged("LI") {
          if entries.count > 1, let number = canvas.set("\(index + 1).", .body, width: indent),
            let line = number.lines.first
          {
            canvas.draw(line, of: number, x: Self.left, y: y)
          }
          write(entry.text, .body, indent: indent)
          for detail in entry.details { write(detail, .detail, indent: indent, gray: 0.15) }
          if !entry.citations.isEmpty {
            write(entry.citations.joined(separator: "; "), .label, indent: indent, gray: 0.25)
          }
        }
        y += 6
      }
    }
  }

  private mutating func signature(_ text: String, _ name: String) {
    need(70)
    y += 34
    canvas.fill(x: Self.left, y: y, width: 190, height: 0.6)
    canvas.fill(x: Self.left + 220, y: y, width: 190, height: 0.6)
    y += 4
    let start = y
    write(text, .label, width: 190, gray: 0.25)
    let end = y
    y = start
    write(name, .label, indent: 220, width: 190)
    y = max(end, y)
  }
}
