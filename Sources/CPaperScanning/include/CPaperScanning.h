#ifndef C_PAPER_SCANNING_H
#define C_PAPER_SCANNING_H

#include <png.h>
#include <stddef.h>
#include <stdint.h>
#include <turbojpeg.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads the QR codes in a picture of grey bytes, row by row without gaps.
///
/// Writes their texts in UTF-8, each ended by a zero byte, as many as there is room for. Returns the bytes written.
size_t scan_qr_codes(const uint8_t *grey, int width, int height, char *text, size_t capacity);

#ifdef __cplusplus
}
#endif
#endif
