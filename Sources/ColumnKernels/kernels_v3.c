// The same kernels for x86-64 machines of level 3.
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#define KERNELS column_kernels_v3
#include "kernels.h"
#pragma clang attribute pop
#else
typedef int column_kernels_v3_have_no_code_here;
#endif
