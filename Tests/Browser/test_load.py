"""Forty people at work while an import of 100,000 rows runs: nothing fails, nothing is lost, nobody waits."""

import pytest

from load import CUSTOMERS, FAMILIES, ROWS, Office

# `make bench` judges the figures, on a machine that does nothing else. Where tests run something else may run too, and
# what blocks everybody shows all the same.
SLACK = 3

pytestmark = [pytest.mark.soak, pytest.mark.alone]


def test_forty_people_work_while_files_are_imported(rapport, load_seconds):
    office = Office(rapport)
    result = office.work(load_seconds)
    table = "\n" + result.table()
    print(table)
    all = result.all
    assert not all.errors, table
    assert [it.rows for it in result.imports] == [ROWS] * len(result.imports), table
    lost = office.lost()
    assert not lost, f"{len(lost)} acknowledged and lost: {lost[:10]}"
    assert office.count() == CUSTOMERS + ROWS * min(len(result.imports), len(FAMILIES))
    rapport.cli("check")
    assert all.mean <= 15 * SLACK and all.p99 <= 100 * SLACK and all.most <= 500 * SLACK, table
