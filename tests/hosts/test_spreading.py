"""Builds of which a Dask cluster makes the shards, with its workers as processes of this machine."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kits.hosts.forking import WorkerLost
from kits.hosts.shards import Refused
from kits.hosts.spreading import made_by, make_there
from tests.cli.project import kits, small_project
from tests.hosts.test_building import read

NOW = datetime(2026, 12, 2, tzinfo=UTC)
NOBODY = "tcp://127.0.0.1:9"


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two workers."""
    try:
        from distributed import LocalCluster
    except ImportError:
        pytest.fail("Dask is not installed: run scripts/environment")
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", host="127.0.0.1"
    ) as cluster:
        yield cluster.scheduler_address


def with_dask(project: Path, scheduler: str, *more: str) -> tuple[int, str]:
    built = kits(project, "build", "--engine", "dask", "--scheduler", scheduler, *more)
    return built.exit_code, built.output


def test_a_cluster_makes_the_sites_of_one_machine(tmp_path: Path, scheduler: str) -> None:
    project = small_project(tmp_path / "project")
    whole = kits(project, "build", "--out", str(tmp_path / "one"))
    assert with_dask(project, scheduler, "--out", str(tmp_path / "many")) == (0, whole.output)
    assert read(tmp_path / "many") == read(tmp_path / "one")
    assert not (project / ".kits/parts").exists()


def test_an_error_is_told_as_by_one_machine(tmp_path: Path, scheduler: str) -> None:
    project = small_project(tmp_path)
    message = project / "content/campaigns/drive/messages/10-launch.md"
    message.write_text(message.read_text("utf-8") + "{{ group.city }}\n", "utf-8")
    whole = kits(project, "build")
    assert with_dask(project, scheduler) == (1, whole.output)
    assert "1 more" in whole.output
    (project / "content/community.yml").write_text("name: [", "utf-8")
    assert with_dask(project, scheduler) == (1, kits(project, "build").output)


def test_a_scheduler_that_is_not_there_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kits.hosts.spreading.PATIENCE", 1)
    project = small_project(tmp_path)
    assert with_dask(project, NOBODY) == (
        1,
        f'kits: no Dask scheduler answers at "{NOBODY}"\n'
        "  = hint: start one with dask scheduler, and name its address\n",
    )


def test_a_worker_that_does_not_see_the_project_is_told_so(tmp_path: Path) -> None:
    away, out = tmp_path / "away", tmp_path / "out"
    with pytest.raises(Refused) as refused:
        make_there(1, 1, project=away, out=out, now=NOW, has_pages=True)
    told = pickle.loads(pickle.dumps(refused.value))  # as it comes back from a worker
    assert str(told) == f'a Dask worker does not see "{away}"'
    assert told.remedy == "keep the project on a disk that all machines see at the same path"
    assert not away.exists()


def test_a_worker_that_is_lost_is_told_in_a_sentence() -> None:
    import dask
    from distributed import LocalCluster

    once = {"distributed.scheduler.allowed-failures": 0}
    with (
        dask.config.set(once),
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as cluster,
        pytest.raises(WorkerLost, match="a Dask worker was lost"),
    ):
        made_by(cluster.scheduler_address, lambda number, count: os._exit(1))


def test_a_cluster_without_workers_is_refused() -> None:
    from distributed import LocalCluster

    with (
        LocalCluster(n_workers=0, dashboard_address=":0") as cluster,
        pytest.raises(Refused, match="has no worker"),
    ):
        made_by(cluster.scheduler_address, lambda number, count: ())


def test_an_engine_and_its_scheduler_go_together(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    for options in (("--engine", "dask"), ("--scheduler", NOBODY)):
        assert kits(project, "build", *options).exit_code == 2
    both = ("--engine", "dask", "--scheduler", NOBODY)
    assert kits(project, "build", "--shard", "1/2", *both).exit_code == 2
