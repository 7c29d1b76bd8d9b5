// The same kernels for x86-64 machines of level 4.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v4"))), apply_to = function)
#define KERNELS column_kernels_v4
#include "kernels.h"
#pragma clang attribute pop
#else
typedef int column_kernels_v4_have_no_code_here;
#endif
