import CPaperDrawing

/// Pages of a PDF with text set by Pango and drawn by cairo. The only file that calls the libraries.
///
/// Lengths are points from the top left corner.
final class PDFCanvas {
  /// What the file says of itself; the day is handed in, so equal letters give equal bytes.
  struct Info {
    let title: String
    let author: String
    let created: String
  }

  /// Text broken into lines of a width.
  final class SetText {
    fileprivate let layout: OpaquePointer
    let lines: [Line]

    struct Line {
      let height: Double
      fileprivate let baseline: Double
      fileprivate let number: Int32
    }

    fileprivate init(_ layout: OpaquePointer, leading: Double, size: Double) {
      self.layout = layout
      var lines: [Line] = []
      for number in 0..<pango_layout_get_line_count(layout) {
        let height = size * leading
        // Letters hang a fifth of their size below the baseline.
        let baseline = height - size * (leading - 1) / 2 - size * 0.21
        lines.append(Line(height: height, baseline: baseline, number: number))
      }
      self.lines = lines
    }

    var height: Double { lines.reduce(0) { $0 + $1.height } }

    /// The width of the widest line.
    var width: Double {
      var (width, height) = (Int32(0), Int32(0))
      pango_layout_get_size(layout, &width, &height)
      return Double(width) / Double(PANGO_SCALE)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }
  }

  private let context: OpaquePointer

  private init(context: OpaquePointer) { self.context = context }

  /// The bytes of a PDF that a drawing fills; nil when the library has no memory.
  static func pdf(
    width: Double, height: Double, info: Info, _ draw: (PDFCanvas) -> Void
  ) -> [UInt8]? {
    let sink = Sink()
    let write: cairo_write_func_t = { closure, data, length in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
      sink.bytes += UnsafeBufferPointer(start: data, count: Int(length))
      return CAIRO_STATUS_SUCCESS
    }
    return withExtendedLifetime(sink) {
      guard
        let surface = cairo_pdf_surface_create_for_stream(
          write, Unmanaged.passUnretained(sink).toOpaque(), width, height)
      else { return nil }
      defer { cairo_surface_destroy(surface) }
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info.title)
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, info.author)
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, info.created)
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, info.created)
      guard let context = cairo_create(surface) else { return nil }
      draw(PDFCanvas(context: context))
      cairo_destroy(context)
      cairo_surface_finish(surface)
      return cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ? sink.bytes : nil
    }
  }

  /// The same drawing on nothing, to count pages before they are numbered; fonts are not written for it.
  static func rehearse(_ draw: (PDFCanvas) -> Void) {
    guard let surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nil) else {
      return
    }
    defer { cairo_surface_destroy(surface) }
    guard let context = cairo_create(surface) else { return }
    draw(PDFCanvas(context: context))
    cairo_destroy(context)
  }

  private final class Sink {
    var bytes: [UInt8] = []
  }

  /// Breaks a text into lines; nil when the library has no memory.
  func set(_ text: String, _ style: TextStyle, width: Double) -> SetText? {
    guard let layout = pango_cairo_create_layout(context),
      let font = pango_font_description_new()
    else { return nil }
    placeFreely(layout)
    pango_font_description_set_family(font, style.families)
    pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    // Direction and marks of a name from outside must not turn the line around.
    pango_layout_set_auto_dir(layout, 0)
    pango_layout_set_text(layout, text, -1)
    return SetText(layout, leading: style.leading, size: style.size)
  }

  /// Places letters between the dots of a screen, as paper can; otherwise blanks shrink and grow.
  private func placeFreely(_ layout: OpaquePointer) {
    guard let context = pango_layout_get_context(layout), let options = cairo_font_options_create()
    else { return }
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_layout_context_changed(layout)
  }

  /// Draws one line with its top at `y`.
  func draw(_ line: SetText.Line, of text: SetText, x: Double, y: Double, gray: Double = 0) {
    guard let shown = pango_layout_get_line_readonly(text.layout, line.number) else { return }
    cairo_set_source_rgb(context, gray, gray, gray)
    cairo_move_to(context, x, y + line.baseline)
    pango_cairo_show_layout_line(context, shown)
  }

  /// Fills a rectangle: rules, bars, the squares of codes.
  func fill(x: Double, y: Double, width: Double, height: Double, gray: Double = 0) {
    cairo_set_source_rgb(context, gray, gray, gray)
    cairo_rectangle(context, x, y, width, height)
    cairo_fill(context)
  }

  func endPage() { cairo_show_page(context) }

  /// Parts of the document for readers that speak it: `H1`, `P`, `L`, `LI`, `Table`.
  func tagged(_ tag: String, _ draw: () -> Void) {
    cairo_tag_begin(context, tag, nil)
    draw()
    cairo_tag_end(context, tag)
  }
}
