// The library behind speaks C++; this is all of it that is asked.
#define ZX_USE_UTF8
#include "CPaperScanning.h"

#include <ZXing/ReadBarcode.h>

#include <cstring>

size_t scan_qr_codes(const uint8_t *grey, int width, int height, char *text, size_t capacity) {
  // No exception may leave this function: its caller is not C++.
  try {
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    hints.setMaxNumberOfSymbols(4);
    size_t written = 0;
    for (const auto &found :
         ZXing::ReadBarcodes({grey, width, height, ZXing::ImageFormat::Lum}, hints)) {
      const std::string read = found.text();
      if (!found.isValid() || written + read.size() + 1 > capacity) continue;
      std::memcpy(text + written, read.c_str(), read.size() + 1);
      written += read.size() + 1;
    }
    return written;
  } catch (...) {
    return 0;
  }
}
