#ifndef C_FLOOR_H
#define C_FLOOR_H

#include <stdint.h>

// permit-12 by hand: what one can do who writes these twelve outputs and nothing else.

/// Columns as the rule set stores them: codes in bytes, dates as day numbers with 0 for never, money in tenge.
typedef struct {
  const uint8_t *citizenship, *residence, *purpose, *category, *position, *region, *education;
  const uint8_t *experience, *in_demand, *interviews, *condition, *has_contract, *family;
  const int32_t *application, *republican, *regional, *press, *entry, *registration, *rank;
  const int16_t *stay_days;
  const int64_t *deposit, *air, *rail, *damage, *insured;
} floor_people;

typedef struct {
  uint8_t *migrant, *eaeu, *required, *quota, *market, *points, *return_ok, *granted, *registered;
  uint8_t *insured;
  int64_t *funds, *compensation;
} floor_rulings;

/// Makes the day tables; once, before all runs.
void floor_prepare(void);

/// The rulings of the rows from `first` up to, not including, `last`.
void floor_run(const floor_people *people, const floor_rulings *rulings, int64_t first, int64_t last);

#endif
