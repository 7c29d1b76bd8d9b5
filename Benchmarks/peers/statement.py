"""permit-12 as one statement written by hand: dates native, dated values by lists."""

INDEX = "1512,1618,1731,1852,1982,2121,2269,2405,2525,2651,2917,3063,3450,3692,3932"
DATES = "application_date republican_date regional_date press_date entry_date registration_date".split()


def statement(months, year, index):
    """months(n) is an interval, year(column) the year of a date, index(values) a list to be asked by number."""
    index = index(INDEX)
    return f"""WITH a AS (SELECT *,
  citizenship <> 0 AND residence = 0 AND purpose = 0 AS is_labour_migrant,
  CASE WHEN citizenship IN (1, 2) THEN application_date >= DATE '2015-01-01'
    WHEN citizenship = 3 THEN application_date >= DATE '2015-01-02'
    WHEN citizenship = 4 THEN application_date >= DATE '2015-08-12' ELSE false END AS eaeu_exempt,
  category = 4 AND citizenship BETWEEN 4 AND 8 AS seasonal,
  citizenship <= 7 OR citizenship = 9 AS cis,
  citizenship BETWEEN 1 AND 7 OR citizenship IN (9, 10) AS visa_free,
  CAST(application_date - {months(1)} AS DATE) AS month1,
  CAST(application_date - {months(3)} AS DATE) AS month3,
  {year("application_date")} AS applied, {year("entry_date")} AS entered,
  CASE education WHEN 0 THEN 0 WHEN 1 THEN 5 WHEN 2 THEN 10 WHEN 3 THEN 20 ELSE 25 END
    + CASE WHEN experience < 2 THEN 0 WHEN experience < 5 THEN 5 WHEN experience < 10 THEN 10 ELSE 15 END
    + CASE WHEN in_demand = 1 THEN 10 ELSE 0 END AS points
 FROM people),
b AS (SELECT *, is_labour_migrant AND NOT eaeu_exempt AS permit_required,
  "position" IN (1, 2) OR seasonal OR (republican_date <> DATE '1970-01-01' AND republican_date <= application_date
    AND interviews = 1 AND regional_date BETWEEN month1 AND application_date
    AND press_date BETWEEN month3 AND month1) AS lmt_ok,
  return_deposit >= greatest(ticket_air, CASE WHEN cis THEN 15 ELSE 40 END * {index}[applied - 2010]) AS return_ok
 FROM a),
c AS (SELECT *, permit_required AND NOT seasonal AS quota_applies FROM b)
SELECT id, is_labour_migrant, eaeu_exempt, permit_required, quota_applies, lmt_ok, points, return_ok,
 permit_required AND (NOT quota_applies OR quota_rank <= 300 + 37 * CAST(region AS INT)
   + 11 * (CAST(applied AS INT) - 2011) * (1 + CAST(region AS INT) % 3)) AND lmt_ok
   AND (category = 4 OR points >= CASE WHEN application_date < DATE '2016-01-01' THEN 20 ELSE 25 END)
   AND return_ok AND special_conditions <> 2 AS permit_granted,
 registration_date - entry_date BETWEEN 0 AND 5 AS registered_ok,
 CASE WHEN visa_free THEN 0 ELSE CAST(family AS BIGINT) * (CASE WHEN cis THEN fare_rail ELSE ticket_air END
   + CAST(2 AS BIGINT) * {index}[entered - 2010] * stay_days) END AS family_funds,
 citizenship = 0 OR residence = 1 AS social_insured,
 CASE WHEN has_contract = 1 THEN greatest(CAST(0 AS BIGINT), damage - insured) ELSE damage END AS compensation
FROM c"""
