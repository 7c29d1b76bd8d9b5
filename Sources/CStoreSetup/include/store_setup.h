// Settings of SQLite for the whole process. Its function takes any type of value, which Swift cannot call.
#ifndef RUQSAT_STORE_SETUP_H
#define RUQSAT_STORE_SETUP_H

// SQLite counts no memory from now on: it does so under a lock that all connections share, and nobody asks it.
// Has to come before anything else is asked of SQLite; later it does nothing.
void store_count_no_memory(void);

#endif
