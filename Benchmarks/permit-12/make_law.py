#!/usr/bin/env python3
"""Writes permit-12/law/*.md: the benchmark rule set in the law language. Numbers marked as placeholders in the rule
set's description are placeholders here too; nothing in these files states the law of Kazakhstan."""
import os
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "law")
L = lambda t: f'en "{t}" ru "{t}" kk "{t}"'
COUNTRIES = "KAZ RUS BLR ARM KGZ UZB TJK AZE MNG MDA UKR CHN TUR IND DEU OTHER".split()
PURPOSES = "labour military diplomat study religious media humanitarian tourist business crew".split()
MCI = [1512, 1618, 1731, 1852, 1982, 2121, 2269, 2405, 2525, 2651, 2917, 3063, 3450, 3692, 3932]

def enum(name, cases):
    return f"enumeration {name}\n  {L(name)}\n" + "".join(f"  case {c} {L(c)}\n" for c in cases)

FACTS = [("citizenship", "country"), ("residence", "residence_kind"), ("purpose", "purpose_kind"), ("category", "category_kind"),
  ("position", "position_kind"), ("region", "region_kind"), ("education", "education_kind"), ("experience", "integer"),
  ("in_demand", "yes_no"), ("interviews", "yes_no"), ("special_conditions", "condition_kind"), ("has_contract", "yes_no"),
  ("family", "integer"), ("application_date", "date"), ("republican_date", "date optional"), ("regional_date", "date optional"),
  ("press_date", "date optional"), ("entry_date", "date"), ("registration_date", "date optional"), ("quota_rank", "integer"),
  ("stay_days", "integer"), ("return_deposit", "money KZT"), ("ticket_air", "money KZT"), ("fare_rail", "money KZT"),
  ("damage", "money KZT"), ("insured", "money KZT")]

def world():
    out = ["# World | Мир | Әлем {#world}\n", "en: A benchmark.\n", "ru: Замер.\n", "kk: Өлшеу.\n", "```law",
      'source BENCH "permit-12, a rule set to time engines with"\n', enum("country", COUNTRIES), enum("residence_kind", ["temporary", "permanent"]),
      enum("purpose_kind", PURPOSES), enum("category_kind", ["management", "specialist", "skilled", "seasonal_agricultural"]),
      enum("position_kind", ["ordinary", "bank_unit_head", "insurer_unit_head", "seasonal_post"]),
      enum("region_kind", [f"region_{i}" for i in range(16)]), enum("education_kind", [f"education_{i}" for i in range(5)]),
      enum("condition_kind", ["no_condition", "condition_met", "condition_not_met"]),
      f"record application governed by application_date\n  {L('application')}\n"]
    out += [f"fact {n} of application : {t}\n  {L(n)}\n  ask {L(n + '?')}\n" for n, t in FACTS]
    out += ["value mci : money KZT sure source BENCH", f"  {L('mci')}"] + [f"  from {2011 + i}-01-01: {v} KZT" for i, v in enumerate(MCI)] + [""]
    out += [f"value eaeu_members : set of country sure source BENCH\n  {L('members')}\n  from 2001-01-01: {{}}\n  from 2015-01-01: {{RUS, BLR}}\n"
      "  from 2015-01-02: {RUS, BLR, ARM}\n  from 2015-08-12: {RUS, BLR, ARM, KGZ}\n",
      f"value cis_states : set of country sure source BENCH\n  {L('cis')}\n  always: {{KAZ, RUS, BLR, ARM, KGZ, UZB, TJK, AZE, MDA}}\n",
      f"value visa_free : set of country sure source BENCH\n  {L('visa free')}\n  always: {{RUS, BLR, ARM, KGZ, UZB, TJK, AZE, MDA, UKR}}\n",
      f"value seasonal_agreement : set of country sure source BENCH\n  {L('seasonal')}\n  always: {{KGZ, UZB, TJK, AZE, MNG}}\n",
      f"value pass_mark : integer sure source BENCH\n  {L('pass mark')}\n  from 2001-01-01: 20\n  from 2016-01-01: 25\n",
      f"value regional_quota by region_kind : integer sure source BENCH\n  {L('quota')}"]
    for r in range(16):
        out.append(f"  for region_{r}")
        out += [f"    from {y}-01-01: {300 + 37 * r + 11 * (y - 2011) * (1 + r % 3)}" for y in range(2011, 2026)]
    return "\n".join(out + ["```\n"])

RULES = """rule is_labour_migrant of application : yes_no sure source BENCH
  {a}
  base: citizenship != KAZ and residence = temporary and purpose = labour

rule eaeu_exempt of application : yes_no sure source BENCH
  {a}
  base: citizenship in eaeu_members

rule permit_required of application : yes_no sure source BENCH
  {a}
  base: is_labour_migrant and not eaeu_exempt

rule quota_applies of application : yes_no sure source BENCH
  {a}
  base: permit_required and not (category = seasonal_agricultural and citizenship in seasonal_agreement)

rule lmt_ok of application : yes_no sure source BENCH
  {a}
  base: republican_date <= application_date and interviews and regional_date in [application_date - 1 month .. application_date]
    and press_date in [application_date - 3 months .. application_date - 1 month]
  except unit_heads over base: yes
    when position in {{bank_unit_head, insurer_unit_head}}
  except seasonal over base: yes
    when category = seasonal_agricultural and citizenship in seasonal_agreement

rule education_points of application : integer sure source BENCH
  {a}
  table education
    | education_0 => 0 |
    | education_1 => 5 |
    | education_2 => 10 |
    | education_3 => 20 |
    | education_4 => 25 |

rule experience_points of application : integer sure source BENCH
  {a}
  table experience
    | < 2 => 0 |
    | [2 .. 4] => 5 |
    | [5 .. 9] => 10 |
    | >= 10 => 15 |

rule points of application : integer sure source BENCH
  {a}
  base: education_points + experience_points + (if in_demand then 10 else 0)

rule return_ok of application : yes_no sure source BENCH
  {a}
  base: return_deposit >= max(ticket_air, (if citizenship in cis_states then 15 else 40) * mci)

rule permit_granted of application : yes_no sure source BENCH
  {a}
  base: permit_required and (not quota_applies or quota_rank <= regional_quota for region) and lmt_ok
    and (category = seasonal_agricultural or points >= pass_mark) and return_ok and special_conditions != condition_not_met

rule registered_ok of application : yes_no sure source BENCH
  {a}
  base: registration_date >= entry_date and registration_date - entry_date <= 5 days

rule family_funds of application : money KZT sure source BENCH
  {a}
  base: family * ((if citizenship in cis_states then fare_rail else ticket_air) + 2 * stay_days * mci at entry_date)
  except visa_free over base: 0 KZT
    when citizenship in visa_free

rule social_insured of application : yes_no sure source BENCH
  {a}
  base: citizenship = KAZ or residence = permanent

rule compensation of application : money KZT sure source BENCH
  {a}
  base: if has_contract then max(0 KZT, damage - insured) else damage
"""

def main():
    os.makedirs(HERE, exist_ok=True)
    card = "---\ntitle:\n  en: permit-12\n  ru: permit-12\n  kk: permit-12\nadopted: 2011-01-01\nmonths: round down\n---\n"
    rules = "## Rules | Правила | Ережелер {#rules}\n\nen: A benchmark.\n\nru: Замер.\n\nkk: Өлшеу.\n\n```law\n" + RULES.format(a=L("rule")) + "```\n"
    for name, text in (("act.md", card), ("a1-world.md", world()), ("a2-rules.md", rules)):
        with open(os.path.join(HERE, name), "w") as f:
            f.write(text)

main()
