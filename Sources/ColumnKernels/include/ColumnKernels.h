#ifndef COLUMN_KERNELS_H
#define COLUMN_KERNELS_H

#include <stdint.h>

// Short loops over one block of rows. A register is an array of one lane: bytes (unsigned), words (int32) or longs
// (int64). Every kernel has one shape, so that a program is a list of kernels and register numbers.

/// d: where to, a, b, c: operands, k, m: constants, n: rows.
typedef void (*column_kernel)(
    void *d, const void *a, const void *b, const void *c, int64_t k, int64_t m, int64_t n);

enum column_lane { COLUMN_BYTE, COLUMN_WORD, COLUMN_LONG, COLUMN_LANES };

enum column_operation {
  // Of one lane: d = a op b; with K the second operand is the constant k.
  COLUMN_ADD, COLUMN_ADD_K, COLUMN_SUB, COLUMN_SUB_FROM_K, COLUMN_MUL, COLUMN_MUL_K,
  COLUMN_MIN, COLUMN_MIN_K, COLUMN_MAX, COLUMN_MAX_K,
  // d is a mask of bytes 0 or 1.
  COLUMN_EQ, COLUMN_EQ_K, COLUMN_NE, COLUMN_NE_K, COLUMN_LT, COLUMN_LT_K, COLUMN_LE, COLUMN_LE_K,
  COLUMN_GT_K, COLUMN_GE_K, COLUMN_BETWEEN, COLUMN_BETWEEN_K,
  // d = a ? b : c with a mask a; K in place of b (k) and c (m).
  COLUMN_SELECT, COLUMN_SELECT_KV, COLUMN_SELECT_VK, COLUMN_SELECT_KK,
  // From the lane of the kernel to bytes, words, longs.
  COLUMN_TO_BYTE, COLUMN_TO_WORD, COLUMN_TO_LONG,
  COLUMN_FILL,
  // d = table c [a - k]; the lane is that of the table, the index a is of bytes or words.
  COLUMN_LOOKUP_BYTE, COLUMN_LOOKUP_WORD,
  // d = column c [a], k where a is negative; a is of words.
  COLUMN_GATHER,
  // d = how many of the m ascending thresholds (longs at c) are at most a; d is of bytes.
  COLUMN_STEPS,
  // Masks of bytes: d = a & b, a | b, a & !b, !a.
  COLUMN_AND, COLUMN_OR, COLUMN_AND_NOT, COLUMN_NOT,
  // d = a, but k where a is 0 and the mask b is set.
  COLUMN_STATE_WHERE,
  // d = a above k, else 0.
  COLUMN_ABOVE_K,
  // Longs: masks of what does not fit.
  COLUMN_ADD_OVERFLOWS, COLUMN_SUB_OVERFLOWS, COLUMN_MUL_OVERFLOWS,
  // d = a / k rounded to a whole number; k is positive. Words and longs.
  COLUMN_ROUND_DOWN, COLUMN_ROUND_UP, COLUMN_ROUND_HALF_UP,
  // The 128-bit number at d grows by the sum of a where the state b is 0 (b may be null).
  COLUMN_SUM,
  // The eight 64-bit numbers at d grow by the counts of the states a (bytes); k has a bit for each that may occur.
  COLUMN_COUNT_STATES,
  // d = the bits of words a from k on, as many as the mask in the lower half of m has, plus the number in its upper half;
  // with ADD plus b. FIELD is of the lane of d, FIELD_ADD of words.
  COLUMN_FIELD, COLUMN_FIELD_ADD,
  COLUMN_OPERATIONS
};

/// The kernel for this machine, or null where there is none.
column_kernel column_kernel_for(int operation, int lane);

/// Asks for memory that is worked on soon, so that the first rows of a block need not wait for it.
void column_prefetch(const void *memory, int64_t bytes);

/// Memory for a column, aligned to 64 bytes, in large pages where it is large; null when there is none.
void *column_allocate(uint64_t bytes);
void column_free(void *memory);

#endif
