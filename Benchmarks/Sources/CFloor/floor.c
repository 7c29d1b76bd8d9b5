#include "CFloor.h"

#include <string.h>

// Short loops over blocks that stay in the nearest cache; everything dated by the day comes from one packed table.

enum { FIRST_DAY = 14975, DAYS = 5600, BLOCK = 1024 };

static uint32_t day_table[DAYS];  // 5 bits back to 1 month, 7 to 3 months, 4 year, 13 index, 1 later pass mark

static int is_leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

static int month_length(int y, int m) {
  static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return lengths[m - 1] + (m == 2 && is_leap(y));
}

void floor_prepare(void) {
  static const int index[15] = {1512, 1618, 1731, 1852, 1982, 2121, 2269, 2405,
                                2525, 2651, 2917, 3063, 3450, 3692, 3932};
  int y = 2011, m = 1, d = 1;
  for (int i = 0; i < DAYS; i++) {
    int back1 = 0, back3 = 0;
    for (int step = 1, yy = y, mm = m, days = d; step <= 3; step++) {
      if (--mm == 0) mm = 12, yy--;
      int length = month_length(yy, mm);
      int to_end = days;  // days from the last of that month to the day in hand
      int target = d < length ? d : length;
      if (step == 1) back1 = to_end + length - target;
      if (step == 3) back3 = to_end + length - target;
      days += length;
    }
    int year = y - 2011 < 14 ? y - 2011 : 14;
    day_table[i] = (uint32_t)back1 | (uint32_t)back3 << 5 | (uint32_t)year << 12 |
                   (uint32_t)index[year] << 16 | (uint32_t)(y >= 2016) << 29;
    if (++d > month_length(y, m)) {
      d = 1;
      if (++m > 12) m = 1, y++;
    }
  }
}

#define EACH _Pragma("clang loop vectorize(assume_safety)") for (int i = 0; i < n; i++)
#define IN(field) const __typeof__(*p->field) *field = p->field + start
#define OUT(field) __typeof__(*r->field) *o_##field = r->field + start

static inline __attribute__((always_inline)) void block(
    const floor_people *p, const floor_rulings *r, int64_t start, int n) {
  int32_t month1[BLOCK], month3[BLOCK], mci[BLOCK], quota[BLOCK], entry_mci[BLOCK], years[BLOCK];
  uint8_t pass[BLOCK], seasonal[BLOCK], cis[BLOCK], free_visa[BLOCK], mask[BLOCK];
  IN(citizenship); IN(residence); IN(purpose); IN(category); IN(position); IN(region);
  IN(education); IN(experience); IN(in_demand); IN(interviews); IN(condition); IN(has_contract);
  IN(family); IN(application); IN(republican); IN(regional); IN(press); IN(entry);
  IN(registration); IN(rank); IN(stay_days); IN(deposit); IN(air); IN(rail); IN(damage);
  IN(insured);
  OUT(migrant); OUT(eaeu); OUT(required); OUT(quota); OUT(market); OUT(points); OUT(return_ok);
  OUT(granted); OUT(registered); OUT(insured); OUT(funds); OUT(compensation);
  EACH {
    uint32_t word = day_table[application[i] - FIRST_DAY];
    month1[i] = application[i] - (int32_t)(word & 31);
    month3[i] = application[i] - (int32_t)(word >> 5 & 127);
    years[i] = word >> 12 & 15;
    mci[i] = word >> 16 & 8191;
    pass[i] = (uint8_t)(20 + 5 * (word >> 29 & 1));
  }
  EACH entry_mci[i] = day_table[entry[i] - FIRST_DAY] >> 16 & 8191;
  EACH {
    int32_t k = region[i], rest = k - 3 * (k * 171 >> 9);
    quota[i] = 300 + 37 * k + 11 * years[i] * (1 + rest);
  }
  EACH {
    uint8_t k = citizenship[i];
    seasonal[i] = (category[i] == 4) & (k >= 4) & (k <= 8);
    cis[i] = (k <= 7) | (k == 9);
    free_visa[i] = ((k >= 1) & (k <= 7)) | (k == 9) | (k == 10);
    o_migrant[i] = (k != 0) & (residence[i] == 0) & (purpose[i] == 0);
    o_insured[i] = (k == 0) | (residence[i] == 1);
  }
  EACH {
    int32_t k = citizenship[i], since = INT32_MAX;
    since = ((k == 1) | (k == 2)) ? 16436 : since;
    since = k == 3 ? 16437 : since;
    since = k == 4 ? 16659 : since;
    o_eaeu[i] = application[i] >= since;
  }
  EACH o_required[i] = o_migrant[i] & (o_eaeu[i] ^ 1);
  EACH o_quota[i] = o_required[i] & (seasonal[i] ^ 1);
  EACH {
    int32_t a = application[i];
    mask[i] = (republican[i] != 0) & (republican[i] <= a) & (regional[i] >= month1[i]) &
              (regional[i] <= a) & (press[i] >= month3[i]) & (press[i] <= month1[i]);
  }
  EACH o_market[i] = (position[i] == 1) | (position[i] == 2) | seasonal[i] | (mask[i] & (interviews[i] != 0));
  EACH {
    uint8_t e = education[i], x = experience[i];
    uint8_t learned = e == 0 ? 0 : e == 1 ? 5 : e == 2 ? 10 : e == 3 ? 20 : 25;
    o_points[i] = (uint8_t)(learned + (x >= 2 ? 5 : 0) + (x >= 5 ? 5 : 0) + (x >= 10 ? 5 : 0) +
                            (in_demand[i] ? 10 : 0));
  }
  EACH {
    int64_t least = (cis[i] ? 15 : 40) * mci[i];
    o_return_ok[i] = deposit[i] >= (air[i] > least ? air[i] : least);
  }
  EACH mask[i] = rank[i] <= quota[i];
  EACH o_granted[i] = o_required[i] & ((o_quota[i] ^ 1) | mask[i]) & o_market[i] &
                      ((category[i] == 4) | (o_points[i] >= pass[i])) & o_return_ok[i] & (condition[i] != 2);
  EACH o_registered[i] = (uint32_t)(registration[i] - entry[i]) <= 5;
  EACH {
    int64_t fare = cis[i] ? rail[i] : air[i];
    int32_t living = 2 * entry_mci[i] * stay_days[i], members = free_visa[i] ? 0 : family[i];
    o_funds[i] = (int64_t)members * (fare + living);
  }
  EACH {
    int64_t rest = damage[i] - insured[i];
    rest = rest > 0 ? rest : 0;
    o_compensation[i] = has_contract[i] ? rest : damage[i];
  }
}

#define RUN(name, attribute) \
  attribute static void name( \
      const floor_people *p, const floor_rulings *r, int64_t first, int64_t last) { \
    for (int64_t start = first; start < last; start += BLOCK) \
      block(p, r, start, last - start < BLOCK ? (int)(last - start) : BLOCK); \
  }

RUN(run_base, )
#if defined(__x86_64__)
RUN(run_v3, __attribute__((target("arch=x86-64-v3"))))
RUN(run_v4, __attribute__((target("arch=x86-64-v4"))))
#endif

void floor_run(const floor_people *p, const floor_rulings *r, int64_t first, int64_t last) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v4")) return run_v4(p, r, first, last);
  if (__builtin_cpu_supports("x86-64-v3")) return run_v3(p, r, first, last);
#endif
  run_base(p, r, first, last);
}
