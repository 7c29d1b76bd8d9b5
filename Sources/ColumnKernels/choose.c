#define _GNU_SOURCE
#include "ColumnKernels.h"

#include <stdlib.h>

#if defined(__linux__)
#include <sys/mman.h>
#endif

extern const column_kernel column_kernels_base[COLUMN_OPERATIONS][COLUMN_LANES];

#if defined(__x86_64__)
extern const column_kernel column_kernels_v3[COLUMN_OPERATIONS][COLUMN_LANES];
extern const column_kernel column_kernels_v4[COLUMN_OPERATIONS][COLUMN_LANES];
#endif

column_kernel column_kernel_for(int operation, int lane) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v4")) return column_kernels_v4[operation][lane];
  if (__builtin_cpu_supports("x86-64-v3")) return column_kernels_v3[operation][lane];
#endif
  return column_kernels_base[operation][lane];
}

void column_prefetch(const void *memory, int64_t bytes) {
  const char *from = memory;
  for (int64_t line = 0; line < bytes; line += 64) __builtin_prefetch(from + line, 0, 2);
}

void *column_allocate(uint64_t bytes) {
  const uint64_t huge = (uint64_t)2 << 20;
  uint64_t alignment = bytes >= 2 * huge ? huge : 64;
  void *memory = NULL;
  if (posix_memalign(&memory, alignment, bytes + 64)) return NULL;
#if defined(__linux__)
  if (alignment == huge) madvise(memory, bytes, MADV_HUGEPAGE);
#endif
  return memory;
}

void column_free(void *memory) { free(memory); }
