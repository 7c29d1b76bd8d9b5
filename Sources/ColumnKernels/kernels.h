// One set of kernels; included once for each level of the machine with KERNELS naming the table.
// Registers may be the same memory at the same place, hence `assume_safety` rather than `restrict`.

#include <stddef.h>
#include "ColumnKernels.h"

#define LOOP _Pragma("clang loop vectorize(assume_safety)") for (int64_t i = 0; i < n; i++)
#define ARGUMENTS \
  void *dp, const void *ap, const void *bp, const void *cp, int64_t k, int64_t m, int64_t n
#define UNUSED (void)dp, (void)ap, (void)bp, (void)cp, (void)k, (void)m
#define KERNEL(name, D, A, B, C, body) \
  static void name(ARGUMENTS) { \
    UNUSED; \
    D *d = dp; const A *a = ap; const B *b = bp; const C *c = cp; \
    (void)a, (void)b, (void)c; \
    body \
  }

typedef uint8_t byte_t;
typedef int32_t word_t;
typedef int64_t long_t;

// A constant whose origin is hidden: otherwise loops over bytes are made in the 64 bits it comes from.
#define CONSTANT(T) \
  static inline T constant_##T(int64_t k) { \
    T x = (T)k; \
    __asm__("" : "+r"(x)); \
    return x; \
  }
CONSTANT(byte_t)
CONSTANT(word_t)
CONSTANT(long_t)

// By bits: of two loads under a condition the compiler would make a gather. The mask is 0 or 1.
#define SELECT(T, mask, x, y) (T)((y) ^ (((x) ^ (y)) & (T)(0 - (T)(mask))))

#define LANE(T, U, W) \
  KERNEL(add_##T, T, T, T, T, LOOP d[i] = (T)((W)a[i] + (W)b[i]);) \
  KERNEL(add_k_##T, T, T, T, T, W x = (W)k; LOOP d[i] = (T)((W)a[i] + x);) \
  KERNEL(sub_##T, T, T, T, T, LOOP d[i] = (T)((W)a[i] - (W)b[i]);) \
  KERNEL(sub_from_k_##T, T, T, T, T, W x = (W)k; LOOP d[i] = (T)(x - (W)a[i]);) \
  KERNEL(mul_##T, T, T, T, T, LOOP d[i] = (T)((W)a[i] * (W)b[i]);) \
  KERNEL(mul_k_##T, T, T, T, T, W x = (W)k; LOOP d[i] = (T)((W)a[i] * x);) \
  KERNEL(min_##T, T, T, T, T, LOOP d[i] = a[i] < b[i] ? a[i] : b[i];) \
  KERNEL(min_k_##T, T, T, T, T, T x = constant_##T(k); LOOP d[i] = a[i] < x ? a[i] : x;) \
  KERNEL(max_##T, T, T, T, T, LOOP d[i] = a[i] > b[i] ? a[i] : b[i];) \
  KERNEL(max_k_##T, T, T, T, T, T x = constant_##T(k); LOOP d[i] = a[i] > x ? a[i] : x;) \
  KERNEL(eq_##T, byte_t, T, T, T, LOOP d[i] = a[i] == b[i];) \
  KERNEL(eq_k_##T, byte_t, T, T, T, T x = constant_##T(k); LOOP d[i] = a[i] == x;) \
  KERNEL(ne_##T, byte_t, T, T, T, LOOP d[i] = a[i] != b[i];) \
  KERNEL(ne_k_##T, byte_t, T, T, T, T x = constant_##T(k); LOOP d[i] = a[i] != x;) \
  KERNEL(lt_##T, byte_t, T, T, T, LOOP d[i] = a[i] < b[i];) \
  KERNEL(lt_k_##T, byte_t, T, T, T, T x = constant_##T(k); LOOP d[i] = a[i] < x;) \
  KERNEL(le_##T, byte_t, T, T, T, LOOP d[i] = a[i] <= b[i];) \
  KERNEL(le_k_##T, byte_t, T, T, T, T x = constant_##T(k); LOOP d[i] = a[i] <= x;) \
  KERNEL(gt_k_##T, byte_t, T, T, T, T x = constant_##T(k); LOOP d[i] = a[i] > x;) \
  KERNEL(ge_k_##T, byte_t, T, T, T, T x = constant_##T(k); LOOP d[i] = a[i] >= x;) \
  KERNEL(between_##T, byte_t, T, T, T, LOOP d[i] = (b[i] <= a[i]) & (a[i] <= c[i]);) \
  KERNEL(between_k_##T, byte_t, T, T, T, T x = constant_##T(k); T y = constant_##T(m); \
         LOOP d[i] = (x <= a[i]) & (a[i] <= y);) \
  KERNEL(select_##T, T, byte_t, T, T, LOOP d[i] = SELECT(T, a[i], b[i], c[i]);) \
  KERNEL(select_kv_##T, T, byte_t, T, T, T x = constant_##T(k); LOOP d[i] = SELECT(T, a[i], x, c[i]);) \
  KERNEL(select_vk_##T, T, byte_t, T, T, T y = constant_##T(m); LOOP d[i] = SELECT(T, a[i], b[i], y);) \
  KERNEL(select_kk_##T, T, byte_t, T, T, T x = constant_##T(k); T y = constant_##T(m); \
         LOOP d[i] = SELECT(T, a[i], x, y);) \
  KERNEL(to_byte_##T, byte_t, T, T, T, LOOP d[i] = (byte_t)a[i];) \
  KERNEL(to_word_##T, word_t, T, T, T, LOOP d[i] = (word_t)a[i];) \
  KERNEL(to_long_##T, long_t, T, T, T, LOOP d[i] = (long_t)a[i];) \
  KERNEL(fill_##T, T, T, T, T, T x = constant_##T(k); LOOP d[i] = x;) \
  KERNEL(lookup_byte_##T, T, byte_t, T, T, for (int64_t i = 0; i < n; i++) d[i] = c[(int64_t)a[i] - k];) \
  KERNEL(lookup_word_##T, T, word_t, T, T, for (int64_t i = 0; i < n; i++) d[i] = c[(int64_t)a[i] - k];) \
  KERNEL(field_##T, T, word_t, T, T, uint32_t bits = (uint32_t)m; word_t least = (word_t)(m >> 32); \
         LOOP d[i] = (T)((word_t)((uint32_t)a[i] >> k & bits) + least);) \
  KERNEL(gather_##T, T, word_t, T, T, T x = constant_##T(k); \
         for (int64_t i = 0; i < n; i++) d[i] = a[i] < 0 ? x : c[a[i]];) \
  KERNEL(steps_##T, byte_t, T, T, long_t, LOOP d[i] = 0; \
         for (int64_t j = 0; j < m; j++) { T x = (T)c[j]; LOOP d[i] += a[i] >= x; }) \
  KERNEL(round_down_##T, T, T, T, T, T y = constant_##T(k); \
         for (int64_t i = 0; i < n; i++) { T q = a[i] / y; d[i] = (T)(q - (a[i] - q * y < 0)); }) \
  KERNEL(round_up_##T, T, T, T, T, T y = constant_##T(k); \
         for (int64_t i = 0; i < n; i++) { T q = a[i] / y; d[i] = (T)(q + (a[i] - q * y > 0)); }) \
  KERNEL(round_half_up_##T, T, T, T, T, T y = constant_##T(k); \
         for (int64_t i = 0; i < n; i++) { \
           T q = a[i] / y; T r = a[i] - q * y; T size = r < 0 ? -r : r; \
           d[i] = (T)(size >= y - size ? (r < 0 ? q - 1 : q + 1) : q); \
         }) \
  static void sum_##T(ARGUMENTS) { \
    UNUSED; const T *a = ap; const byte_t *b = bp; __int128 *d = dp; __int128 sum = 0; \
    /* Parts that cannot overflow: 256 bytes, 4096 words, one long. */ \
    const int64_t chunk = sizeof(T) == 1 ? 256 : sizeof(T) == 4 ? 4096 : 1; \
    for (int64_t first = 0; first < n; first += chunk) { \
      int64_t last = n - first < chunk ? n : first + chunk; \
      SUM(T) part = 0; \
      if (b) for (int64_t i = first; i < last; i++) part += b[i] == 0 ? a[i] : 0; \
      else for (int64_t i = first; i < last; i++) part += a[i]; \
      sum += part; \
    } \
    *d += sum; \
  }

#define SUM(T) SUM_##T
#define SUM_byte_t uint16_t
#define SUM_word_t int64_t
#define SUM_long_t int64_t

LANE(byte_t, byte_t, uint32_t)
LANE(word_t, word_t, uint32_t)
LANE(long_t, long_t, uint64_t)

KERNEL(and_mask, byte_t, byte_t, byte_t, byte_t, LOOP d[i] = a[i] & b[i];)
KERNEL(or_mask, byte_t, byte_t, byte_t, byte_t, LOOP d[i] = a[i] | b[i];)
KERNEL(and_not_mask, byte_t, byte_t, byte_t, byte_t, LOOP d[i] = a[i] & (b[i] ^ 1);)
KERNEL(not_mask, byte_t, byte_t, byte_t, byte_t, LOOP d[i] = a[i] ^ 1;)
KERNEL(state_where, byte_t, byte_t, byte_t, byte_t, byte_t x = constant_byte_t(k);
       LOOP d[i] = (a[i] == 0) & b[i] ? x : a[i];)
KERNEL(above_k, byte_t, byte_t, byte_t, byte_t, byte_t x = constant_byte_t(k); LOOP d[i] = a[i] > x ? a[i] : 0;)
KERNEL(add_overflows, byte_t, long_t, long_t, long_t,
       LOOP {
         long_t r = (long_t)((uint64_t)a[i] + (uint64_t)b[i]);
         d[i] = (byte_t)((uint64_t)((a[i] ^ r) & (b[i] ^ r)) >> 63);
       })
KERNEL(sub_overflows, byte_t, long_t, long_t, long_t,
       LOOP {
         long_t r = (long_t)((uint64_t)a[i] - (uint64_t)b[i]);
         d[i] = (byte_t)((uint64_t)((a[i] ^ b[i]) & (a[i] ^ r)) >> 63);
       })
KERNEL(mul_overflows, byte_t, long_t, long_t, long_t,
       for (int64_t i = 0; i < n; i++) {
         long_t r;
         d[i] = (byte_t)__builtin_mul_overflow(a[i], b[i], &r);
       })
KERNEL(field_add, word_t, word_t, word_t, word_t, uint32_t bits = (uint32_t)m;
       word_t least = (word_t)(m >> 32);
       LOOP d[i] = b[i] + (word_t)((uint32_t)a[i] >> k & bits) + least;)
// Sixty-four counts side by side, added up before a byte can overflow.
static int64_t count_equal(const byte_t *a, byte_t x, int64_t n) {
  int64_t count = 0;
  while (n >= 64) {
    byte_t parts[64] = {0};
    int64_t turns = n / 64 < 255 ? n / 64 : 255;
    for (int64_t turn = 0; turn < turns; turn++, a += 64)
      for (int j = 0; j < 64; j++) parts[j] += a[j] == x;
    for (int j = 0; j < 64; j++) count += parts[j];
    n -= turns * 64;
  }
  for (int64_t i = 0; i < n; i++) count += a[i] == x;
  return count;
}

// The last of the states that may occur has the rows that are left.
KERNEL(count_states, long_t, byte_t, byte_t, byte_t,
       int64_t left = n;
       for (int s = 0; s < 8; s++) {
         if (!(k >> s & 1)) continue;
         int64_t count = k >> s == 1 ? left : count_equal(a, constant_byte_t(s), n);
         d[s] += count;
         left -= count;
       })

#define LANES(OP, name) [OP] = {name##_byte_t, name##_word_t, name##_long_t}
#define BYTES(OP, name) [OP] = {name, NULL, NULL}
#define WORDS(OP, name) [OP] = {NULL, name, NULL}
#define LONGS(OP, name) [OP] = {NULL, NULL, name}

const column_kernel KERNELS[COLUMN_OPERATIONS][COLUMN_LANES] = {
  LANES(COLUMN_ADD, add), LANES(COLUMN_ADD_K, add_k), LANES(COLUMN_SUB, sub),
  LANES(COLUMN_SUB_FROM_K, sub_from_k), LANES(COLUMN_MUL, mul), LANES(COLUMN_MUL_K, mul_k),
  LANES(COLUMN_MIN, min), LANES(COLUMN_MIN_K, min_k), LANES(COLUMN_MAX, max),
  LANES(COLUMN_MAX_K, max_k), LANES(COLUMN_EQ, eq), LANES(COLUMN_EQ_K, eq_k),
  LANES(COLUMN_NE, ne), LANES(COLUMN_NE_K, ne_k), LANES(COLUMN_LT, lt), LANES(COLUMN_LT_K, lt_k),
  LANES(COLUMN_LE, le), LANES(COLUMN_LE_K, le_k), LANES(COLUMN_GT_K, gt_k),
  LANES(COLUMN_GE_K, ge_k), LANES(COLUMN_BETWEEN, between), LANES(COLUMN_BETWEEN_K, between_k),
  LANES(COLUMN_SELECT, select), LANES(COLUMN_SELECT_KV, select_kv),
  LANES(COLUMN_SELECT_VK, select_vk), LANES(COLUMN_SELECT_KK, select_kk),
  LANES(COLUMN_TO_BYTE, to_byte), LANES(COLUMN_TO_WORD, to_word), LANES(COLUMN_TO_LONG, to_long),
  LANES(COLUMN_FILL, fill), LANES(COLUMN_LOOKUP_BYTE, lookup_byte),
  LANES(COLUMN_LOOKUP_WORD, lookup_word), LANES(COLUMN_GATHER, gather), LANES(COLUMN_STEPS, steps),
  BYTES(COLUMN_AND, and_mask), BYTES(COLUMN_OR, or_mask), BYTES(COLUMN_AND_NOT, and_not_mask),
  BYTES(COLUMN_NOT, not_mask), BYTES(COLUMN_STATE_WHERE, state_where),
  BYTES(COLUMN_ABOVE_K, above_k), LONGS(COLUMN_ADD_OVERFLOWS, add_overflows),
  LONGS(COLUMN_SUB_OVERFLOWS, sub_overflows), LONGS(COLUMN_MUL_OVERFLOWS, mul_overflows),
  LANES(COLUMN_ROUND_DOWN, round_down), LANES(COLUMN_ROUND_UP, round_up),
  LANES(COLUMN_ROUND_HALF_UP, round_half_up), LANES(COLUMN_SUM, sum), BYTES(COLUMN_COUNT_STATES, count_states),
  LANES(COLUMN_FIELD, field), WORDS(COLUMN_FIELD_ADD, field_add),
};
