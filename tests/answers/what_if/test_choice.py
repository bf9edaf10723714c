"""Which items to mend: against every choice there is, on small chains of any worth."""

from itertools import product
from random import Random

import numpy as np
import pytest

from dashboard.answers.what_if.choice import Chains, best, choose


def chains_of(parts: list[list[tuple[int, int]]]) -> Chains:
    """Chains from the changes of numerator and denominator after each item."""
    rows = [(size, *row) for part in parts for size, row in enumerate(part, 1)]
    sizes, numerators, denominators = (list(column) for column in zip(*rows, strict=True))
    return Chains(np.array(sizes), np.arange(len(rows)), np.array(numerators, float), np.array(denominators, float))


def random_parts(random: Random, longest: int) -> list[list[tuple[int, int]]]:
    parts = []
    for _unit in range(random.randrange(1, 6)):
        numerator, denominator, part = 0, 0, []
        for _item in range(random.randrange(1, longest + 1)):
            numerator += random.choice((0, 0, 1, 1, 2, 3, -1))
            denominator += random.choice((0, 0, 1))
            part.append((numerator, denominator))
        parts.append(part)
    return parts


def every_choice(parts: list[list[tuple[int, int]]]) -> list[tuple[int, int, int]]:
    """Items, numerator and denominator of every way to take the first items of each chain."""
    found = []
    for sizes in product(*(range(len(part) + 1) for part in parts)):
        taken = [part[size - 1] for part, size in zip(parts, sizes, strict=True) if size]
        found.append((sum(sizes), sum(row[0] for row in taken), sum(row[1] for row in taken)))
    return found


@pytest.mark.parametrize("seed", range(300))
def test_items_that_stand_alone_are_the_fewest_that_reach_the_goal(seed) -> None:
    random = Random(seed)
    parts = random_parts(random, 1)
    numerator, denominator = random.randrange(5), 10
    goal = random.choice((0.3, 0.5, 0.75))
    choice = choose(chains_of(parts), numerator, denominator, 1, goal)
    enough = [items for items, up, down in every_choice(parts) if numerator + up - goal * (denominator + down) >= -1e-9]
    assert choice.reached == bool(enough)
    if enough:
        assert choice.mended.sum() == min(enough)


@pytest.mark.parametrize("seed", range(300))
def test_chains_reach_the_goal_whenever_it_can_be_reached_and_waste_little(seed) -> None:
    random = Random(seed)
    parts = random_parts(random, 4)
    goal = random.choice((0.3, 0.5, 0.75))
    chains = chains_of(parts)
    choice = choose(chains, 2, 10, 1, goal)
    enough = [items for items, up, down in every_choice(parts) if 2 + up - goal * (10 + down) >= -1e-9]
    assert choice.reached == bool(enough)
    ends = [
        row
        for row in range(len(chains.size))
        if choice.mended[row]
        and (row + 1 == len(chains.size) or chains.size[row + 1] == 1 or not choice.mended[row + 1])
    ]
    up, down = chains.numerator[ends].sum(), chains.denominator[ends].sum()
    if enough:
        assert 2 + up - goal * (10 + down) >= -1e-9
        assert min(enough) <= choice.mended.sum() <= min(enough) + 2


@pytest.mark.parametrize("seed", range(200))
def test_the_best_value_is_the_best_of_every_choice(seed) -> None:
    random = Random(seed)
    parts = random_parts(random, 3)
    for sign in (1, -1):
        numerator, denominator = best(chains_of(parts), 4, 10, sign)
        ratios = [sign * (4 + up) / (10 + down) for _items, up, down in every_choice(parts)]
        assert sign * numerator / denominator == pytest.approx(max(ratios))


def test_equals_go_by_the_worklist_and_what_is_worth_more_goes_first() -> None:
    chains = chains_of([[(1, 0)], [(3, 0)], [(1, 0)], [(1, 0)]])
    assert choose(chains, 0, 1, 1, 5).mended.tolist() == [True, True, True, False]


def test_what_only_helps_together_is_taken_together_or_not_at_all() -> None:
    chains = chains_of([[(0, 0), (0, 0), (1, 0)], [(1, 0)]])
    assert choose(chains, 0, 1, 1, 1).mended.tolist() == [False, False, False, True]
    assert choose(chains, 0, 1, 1, 2).mended.tolist() == [True, True, True, True]


def test_nothing_is_taken_where_nothing_helps() -> None:
    choice = choose(chains_of([[(0, 0)], [(-1, 0)]]), 0, 1, 1, 1)
    assert not choice.mended.any()
    assert not choice.reached


def test_no_items_at_all() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    chains = Chains(nothing, nothing, np.zeros(0), np.zeros(0))
    assert not choose(chains, 1, 2, 1, 0.9).reached
    assert best(chains, 1, 2, 1) == (1, 2)
