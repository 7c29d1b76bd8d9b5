// Kernels for every machine.
#define KERNELS column_kernels_base
#include "kernels.h"
