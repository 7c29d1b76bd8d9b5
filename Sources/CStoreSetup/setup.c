#include "store_setup.h"

#include <sqlite3.h>

void store_count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
