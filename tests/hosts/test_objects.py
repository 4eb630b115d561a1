"""Sites in an S3 server: what is served at any moment is one whole build."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from kits.hosts.objects import send
from kits.hosts.shards import Refused
from tests.cli.project import kits, small_project
from tests.hosts.test_building import read


class Bucket:
    """A bucket, seen by a client that is not ours."""

    def __init__(self, server: str) -> None:
        import boto3

        self._name = f"b{uuid4().hex}"
        self.url = f"s3://{self._name}/sites"
        self._client = boto3.client("s3", endpoint_url=server)
        self._client.create_bucket(Bucket=self._name)

    def get(self, key: str) -> bytes:
        """An object below the address."""
        return bytes(self._found(key)["Body"].read())

    def kind(self, key: str) -> str:
        """What a browser would take it for."""
        return str(self._found(key)["ContentType"])

    def put(self, key: str, content: bytes) -> None:
        """Puts one there, past us."""
        self._client.put_object(Bucket=self._name, Key=f"sites/{key}", Body=content)

    def delete(self, key: str) -> None:
        """Takes one away, past us."""
        self._client.delete_object(Bucket=self._name, Key=f"sites/{key}")

    def everything(self) -> set[str]:
        """All that lies there."""
        listed = self._client.list_objects_v2(Bucket=self._name)["Contents"]
        return {each["Key"].removeprefix("sites/") for each in listed}

    def _found(self, key: str) -> Any:
        return self._client.get_object(Bucket=self._name, Key=f"sites/{key}")

    def current(self) -> dict[str, str | None]:
        """What is to be served."""
        told: dict[str, str | None] = json.loads(self.get("current.json"))
        return told

    def served(self) -> dict[str, bytes]:
        """All files of the build that is served, as its manifest lists them."""
        build = self.current()["build"]
        return {path: self.get(f"builds/{build}/{path}") for path in self.listed(f"{build}")}

    def listed(self, build: str) -> dict[str, str]:
        """A manifest."""
        told: dict[str, str] = json.loads(self.get(f"manifests/{build}.json"))
        return told


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of an S3 server."""
    try:
        from moto.server import ThreadedMotoServer
    except ImportError:
        pytest.fail("moto is not installed: run scripts/environment")
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    for name, value in {
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": server,
        "AWS_ALLOW_HTTP": "true",
    }.items():
        monkeypatch.setenv(name, value)
    return Bucket(server)


def site(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, bucket: Bucket) -> list[tuple[str, str]]:
    """What is put, copied and deleted, in order, as the store is told of it."""
    from obstore.store import S3Store

    told: list[tuple[str, str]] = []

    def noted(name: str) -> Callable[..., Any]:
        real = getattr(S3Store, name)

        def call(self: Any, *arguments: Any, **options: Any) -> Any:
            result = real(self, *arguments, **options)
            told.append((name, str(arguments[-1] if name == "copy" else arguments[0])))
            return result

        return call

    for name in ("put", "copy", "delete"):
        monkeypatch.setattr(S3Store, name, noted(name))
    return told


def test_what_points_to_a_build_is_put_last(
    tmp_path: Path, bucket: Bucket, asked: list[tuple[str, str]]
) -> None:
    made = site(tmp_path, public__index_html="home", leaders__index_html="lead")
    assert send(made, ["public", "leaders"], bucket.url)
    assert bucket.served() == {"public/index.html": b"home", "leaders/index.html": b"lead"}
    build = bucket.current()["build"]
    assert asked[-1] == ("put", "current.json")
    assert asked[-2] == ("put", f"manifests/{build}.json")
    assert bucket.kind(f"builds/{build}/public/index.html") == "text/html; charset=utf-8"


def test_what_did_not_change_is_not_sent_again(
    tmp_path: Path, bucket: Bucket, asked: list[tuple[str, str]]
) -> None:
    made = site(tmp_path, public__index_html="home", public__a_html="a")
    send(made, ["public"], bucket.url)
    asked.clear()
    assert not send(made, ["public"], bucket.url)
    assert asked == []
    site(tmp_path, public__a_html="b")
    assert send(made, ["public"], bucket.url)
    build = bucket.current()["build"]
    files = [(how, key) for how, key in asked if key.startswith("builds/")]
    assert sorted(files) == [
        ("copy", f"builds/{build}/public/index.html"),
        ("put", f"builds/{build}/public/a.html"),
    ]
    assert bucket.served() == {"public/index.html": b"home", "public/a.html": b"b"}


def test_the_build_before_stays_and_older_ones_go(tmp_path: Path, bucket: Bucket) -> None:
    builds = []
    for text in ("1", "2", "3"):
        send(site(tmp_path, public__index_html=text), ["public"], bucket.url)
        builds.append(str(bucket.current()["build"]))
    assert bucket.current() == {"build": builds[2], "before": builds[1]}
    assert bucket.get(f"builds/{builds[1]}/public/index.html") == b"2"
    for gone in (f"builds/{builds[0]}/public/index.html", f"manifests/{builds[0]}.json"):
        assert gone not in bucket.everything()
    for text in ("2", "3", "2"):
        send(site(tmp_path, public__index_html=text), ["public"], bucket.url)
        assert bucket.served() == {"public/index.html": text.encode()}


def test_trees_that_were_not_built_are_served_as_before(tmp_path: Path, bucket: Bucket) -> None:
    made = site(tmp_path, public__index_html="home", leaders__index_html="lead")
    send(made, ["public", "leaders"], bucket.url)
    site(tmp_path, public__index_html="new", leaders__index_html="stale")
    send(made, ["public"], bucket.url)
    assert bucket.served() == {"public/index.html": b"new", "leaders/index.html": b"lead"}


def test_a_file_that_was_taken_away_is_sent_again(tmp_path: Path, bucket: Bucket) -> None:
    made = site(tmp_path, public__index_html="home", public__a_html="a")
    send(made, ["public"], bucket.url)
    bucket.delete(f"builds/{bucket.current()['build']}/public/index.html")
    site(tmp_path, public__a_html="b")
    send(made, ["public"], bucket.url)
    assert bucket.served() == {"public/index.html": b"home", "public/a.html": b"b"}


def test_whatever_fails_leaves_what_is_served(
    tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    from obstore.store import S3Store

    made = site(tmp_path, public__index_html="home", public__a_html="a")
    send(made, ["public"], bucket.url)
    whole, real = bucket.served(), S3Store.put
    site(tmp_path, public__index_html="home 2", public__a_html="a 2")
    for most in range(3):  # two files and a manifest come before the pointer
        left = most

        def put(self: Any, *arguments: Any, **options: Any) -> Any:
            nonlocal left
            if left == 0:
                raise OSError("the cable was pulled")
            left -= 1
            return real(self, *arguments, **options)

        monkeypatch.setattr(S3Store, "put", put)
        with pytest.raises(Refused, match="the cable was pulled"):
            send(made, ["public"], bucket.url)
        assert bucket.served() == whole
    monkeypatch.setattr(S3Store, "put", real)
    send(made, ["public"], bucket.url)
    assert bucket.served() == {"public/index.html": b"home 2", "public/a.html": b"a 2"}


def test_of_two_builds_at_once_one_is_refused(
    tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    from obstore.store import S3Store

    real = S3Store.put
    for text in ("1", "3"):  # at first, and where one is served
        mine, others = (
            site(tmp_path / f"{name}{text}", public__index_html=f"{name} {text}")
            for name in ("mine", "others")
        )

        def put(self: Any, key: str, *arguments: Any, **options: Any) -> Any:
            if key == "current.json":
                monkeypatch.setattr(S3Store, "put", real)
                send(others, ["public"], bucket.url)  # noqa: B023
            return real(self, key, *arguments, **options)

        monkeypatch.setattr(S3Store, "put", put)
        with pytest.raises(Refused, match="another build came to"):
            send(mine, ["public"], bucket.url)
        assert bucket.served() == {"public/index.html": f"others {text}".encode()}


@pytest.mark.parametrize(
    "pointer",
    [b"{}", b'{"build": "../../else", "before": null}', b'{"build": "", "before": ""}', b"x"],
)
def test_a_pointer_of_somebody_else_is_left_alone(
    tmp_path: Path, bucket: Bucket, pointer: bytes
) -> None:
    bucket.put("current.json", pointer)
    made = site(tmp_path, public__index_html="home")
    with pytest.raises(Refused, match="holds something else"):
        send(made, ["public"], bucket.url)
    assert bucket.get("current.json") == pointer


def test_a_build_goes_to_a_bucket(tmp_path: Path, bucket: Bucket) -> None:
    project = small_project(tmp_path / "project")
    here = kits(project, "build", "--out", str(tmp_path / "here"))
    sent = kits(project, "build", "--out", bucket.url)
    assert (sent.exit_code, sent.output) == (0, f"{here.output}{bucket.url}\n")
    assert bucket.served() == read(tmp_path / "here")
    assert not (project / "site").exists()
    again = kits(project, "build", "--out", bucket.url)
    assert again.stdout.endswith(f"{bucket.url}, unchanged\n")
    kits(project, "build", "--shard", "1/1")
    assert kits(project, "merge", "--out", bucket.url).stdout == again.stdout


def test_a_bucket_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, bucket: Bucket) -> None:
    project = small_project(tmp_path)
    told = kits(project, "build", "--audience", "public", "--out", "s3://nobody/x")
    assert told.exit_code == 1
    assert told.stderr.startswith('kits: "s3://nobody/x" does not take the sites: ')
    assert told.stderr.endswith("  = hint: see to the address and to your keys\n")


def test_an_address_that_is_no_store_is_wrong_use(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    for address in ("https://example.org/x", "ftp://x"):
        told = kits(project, "build", "--out", address)
        assert told.exit_code == 2
        assert f'"{address}" is no object store; write s3://BUCKET/NAME' in told.stderr
    assert kits(project, "build", "--shard", "1/2", "--out", "s3://b/x").exit_code == 2
