"""permit-12 as vector formulas of OpenFisca-core, which is installed beside (AGPL) and no part of this project."""
import datetime

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import YEAR
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from people import OUTPUTS

PERIOD = "2017"
NEVER = np.datetime64("1970-01-01")
MCI = np.array([1512, 1618, 1731, 1852, 1982, 2121, 2269, 2405, 2525, 2651, 2917, 3063, 3450, 3692, 3932], np.int32)
CIS = np.array([1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0], bool)
VISA_FREE = np.array([0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0], bool)
SEASONAL = np.array([0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], bool)
EDUCATION = np.array([0, 5, 10, 20, 25], np.int32)
QUOTA = np.array([[300 + 37 * r + 11 * (y - 2011) * (1 + r % 3) for y in range(2011, 2026)] for r in range(16)], np.int32)
JOINED = {1: "2015-01-01", 2: "2015-01-01", 3: "2015-01-02", 4: "2015-08-12"}
EAEU = np.array([JOINED.get(code, "9999-01-01") for code in range(16)], dtype="datetime64[D]")
DATES = "application_date republican_date regional_date press_date entry_date registration_date".split()
FLAGS = "in_demand interviews has_contract".split()

person = build_entity(key="person", plural="persons", label="worker", doc="", is_person=True)
household = build_entity(
    key="household", plural="households", label="household", doc="",
    roles=[{"key": "member", "plural": "members", "label": "member"}])


def year(dates):
    return dates.astype("datetime64[Y]").astype(int) + 1970 - 2011


def months_before(dates, count):
    month = dates.astype("datetime64[M]")
    day = dates - month.astype("datetime64[D]")
    first = (month - count).astype("datetime64[D]")
    last = (month - count + 1).astype("datetime64[D]") - first - 1
    return first + np.minimum(day, last)


def is_labour_migrant(p):
    return (p("citizenship") != 0) * (p("residence") == 0) * (p("purpose") == 0)


def eaeu_exempt(p):
    return p("application_date") >= EAEU[p("citizenship")]


def permit_required(p):
    return p("is_labour_migrant") * np.logical_not(p("eaeu_exempt"))


def seasonal(p):
    return (p("category") == 4) * SEASONAL[p("citizenship")]


def quota_applies(p):
    return p("permit_required") * np.logical_not(p("seasonal"))


def lmt_ok(p):
    day, position = p("application_date"), p("position")
    month1, month3 = months_before(day, 1), months_before(day, 3)
    posted, regional, press = p("republican_date"), p("regional_date"), p("press_date")
    base = ((posted != NEVER) * (posted <= day) * p("interviews") * (regional >= month1) * (regional <= day)
            * (press >= month3) * (press <= month1))
    return (position == 1) + (position == 2) + p("seasonal") + base


def points(p):
    years = p("experience")
    practice = np.select([years < 2, years < 5, years < 10], [0, 5, 10], 15)
    return EDUCATION[p("education")] + practice + 10 * p("in_demand")


def return_ok(p):
    floor = np.where(CIS[p("citizenship")], 15, 40) * MCI[year(p("application_date"))]
    return p("return_deposit") >= np.maximum(p("ticket_air"), floor)


def permit_granted(p):
    day = p("application_date")
    within = p("quota_rank") <= QUOTA[p("region"), year(day)]
    mark = np.where(day < np.datetime64("2016-01-01"), 20, 25)
    passed = (p("category") == 4) + (p("points") >= mark)
    return (p("permit_required") * (np.logical_not(p("quota_applies")) + within) * p("lmt_ok") * passed
            * p("return_ok") * (p("special_conditions") != 2))


def registered_ok(p):
    late = (p("registration_date") - p("entry_date")).astype(int)
    return (late >= 0) * (late <= 5)


def family_funds(p):
    citizenship = p("citizenship")
    fare = np.where(CIS[citizenship], p("fare_rail"), p("ticket_air"))
    living = 2 * MCI[year(p("entry_date"))] * p("stay_days")
    return np.where(VISA_FREE[citizenship], 0, p("family") * (fare + living))


def social_insured(p):
    return (p("citizenship") == 0) + (p("residence") == 1)


def compensation(p):
    damage = p("damage")
    return np.where(p("has_contract"), np.maximum(0, damage - p("insured")), damage)


FORMULAS = [is_labour_migrant, eaeu_exempt, permit_required, seasonal, quota_applies, lmt_ok, points, return_ok,
            permit_granted, registered_ok, family_funds, social_insured, compensation]
NUMBERS = {"points", "family_funds", "compensation"}


def variable(name, kind, formula=None):
    body = {"value_type": kind, "entity": person, "definition_period": YEAR, "label": name}
    if kind is datetime.date:
        body["default_value"] = datetime.date(1970, 1, 1)
    if formula:
        body["formula"] = lambda entity, period, parameters: formula(lambda other: entity(other, period))
    return type(name, (Variable,), body)


class System(TaxBenefitSystem):
    def __init__(self, inputs):
        super().__init__([person, household])
        for name in inputs:
            kind = datetime.date if name in DATES else bool if name in FLAGS else int
            self.add_variable(variable(name, kind))
        for formula in FORMULAS:
            self.add_variable(variable(formula.__name__, int if formula.__name__ in NUMBERS else bool, formula))
        self.parameters = ParameterNode("", data={})


class Fisca:
    """Inputs once, a fresh simulation for each run; setting the inputs is not timed."""

    def __init__(self, columns):
        self.system = System(columns)
        self.count = len(columns["citizenship"])
        self.columns = {
            name: values.astype("datetime64[D]" if name in DATES else bool if name in FLAGS else np.int32)
            for name, values in columns.items()}

    def prepare(self):
        simulation = SimulationBuilder().build_default_simulation(self.system, count=self.count)
        for name, values in self.columns.items():
            simulation.set_input(name, PERIOD, values)
        return simulation

    def run(self, simulation):
        return {name: simulation.calculate(name, PERIOD) for name in OUTPUTS}
