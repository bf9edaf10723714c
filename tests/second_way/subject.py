"""One open unit, with everything that the indicators read."""

from dataclasses import dataclass

from second_way.completeness import is_complete
from second_way.findings import Outcome
from second_way.membership import Asked, asked, is_asked
from second_way.people import employees_of, members_of
from second_way.periods import Period, last_twelve_months
from second_way.register import Register, Row
from second_way.scores import Score
from second_way.survey import Survey


@dataclass(frozen=True)
class Subject:
    """A unit with everything that an indicator asks about it."""

    survey: Survey
    unit: Row

    @property
    def register(self) -> Register:
        return self.survey.register

    @property
    def outcomes(self) -> dict[str, Outcome]:
        return self.survey.outcomes[self.unit["unit_id"]]

    @property
    def score(self) -> Score:
        return self.survey.scores[self.unit["unit_id"]]

    @property
    def has_union(self) -> bool | None:
        return self.survey.membership.has_union[self.unit["unit_id"]]

    @property
    def answers_for_itself(self) -> bool:
        """It is its union's lead, or has no known union."""
        return is_asked(self.survey.membership, self.unit)

    @property
    def asked(self) -> Asked:
        """What is asked of a union, at its lead."""
        return asked(self.register, self.survey.membership, self.unit)

    def rows(self, table: str) -> list[Row]:
        """The unit's own."""
        return self.register.rows(table, unit_id=self.unit["unit_id"])

    def employees(self, column: str = "employees") -> int | None:
        return employees_of(self.register, self.unit, column)

    def members(self, column: str = "members") -> int | None:
        return members_of(self.register, self.survey.membership, self.unit, column)

    def complete(self, table: str, period: Period | None = None) -> bool:
        return is_complete(self.register, table, self.unit, period)

    @property
    def twelve_months(self) -> Period:
        return last_twelve_months(self.register.as_of)
