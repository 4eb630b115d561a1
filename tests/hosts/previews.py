"""A project of a few lines, and a host of a few, to preview without the rest of the line."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from kits.hosts.host import HostFailed, Rendered
from kits.hosts.previewing import Reading
from kits.hosts.serving import serve
from kits.hosts.stage import Stage
from kits.model.artifacts import Artifact, Copied, File, Page, Prototype, Stamped, blank
from kits.model.audiences import Audience
from kits.model.findings import Finding, error, say
from kits.model.places import Place

HINT = say("write it out")


def unfinished(path: str) -> Finding:
    return error("placeholder", Place(path), say("a placeholder is left"), HINT)


def write(project: Path, path: str, text: str) -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text, encoding="utf-8")


def read(project: Path) -> Reading:
    """Messages become kit pages of leaders, pages go through the host, TODO is an error."""
    texts = {
        path.relative_to(project).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((project / "content").rglob("*.md"))
    }
    found = tuple(unfinished(path) for path, text in texts.items() if "TODO" in text)

    def render(audience: Audience) -> Iterator[Artifact]:
        assert not found, "nothing is rendered from content with errors"
        for path, text in texts.items():
            name = Path(path).stem
            if path.startswith("content/messages/"):
                if audience > Audience.PUBLIC:
                    page = f"<html><body>{text}</body></html>"
                    yield File(path=f"g/{name}/index.html", content=page.encode())
            else:
                yield Page(path=f"{name}.md", title=name, body=text, listed=True)
        yield Copied(path="img/lamp.png", source="content/pages/lamp.png")
        body = f"<p>{blank('body')}</p>"
        path = f"people/{blank('slug')}.md"
        yield Prototype(kind="person", locale="en", path=path, title="t", body=body)
        page = "people/mira/index.html"
        yield Stamped(kind="person", locale="en", path=page, values={"body": "Mira"})

    return Reading(findings=found, render=render)


@dataclass
class Plain:
    """A page is its source; settings that say "broken" cannot be rendered."""

    project: Path
    name: str = "plain"
    rendered: list[str] = field(default_factory=list)

    def render(self, stage: Stage, out: Path, site_url: str | None) -> Rendered:
        settings = (self.project / "mkdocs.yml").read_text(encoding="utf-8")
        if "broken" in settings:
            raise HostFailed("the settings are broken")
        self.rendered.append(stage.audience)
        out.mkdir()
        for output, source in stage.pages.items():
            text = (stage.docs / source).read_text(encoding="utf-8")
            (out / output).parent.mkdir(parents=True, exist_ok=True)
            (out / output).write_text(
                f"<html><body>{settings}{text}{site_url}</body></html>", encoding="utf-8"
            )
        (out / "404.html").write_text("<html><body>nothing here</body></html>", encoding="utf-8")
        return Rendered(folder=out, warnings=("a page is short",))


@dataclass
class Live:
    """A preview at work, and what it says."""

    project: Path
    host: Plain
    trees: Mapping[Audience, str]
    reports: "Queue[tuple[Finding, ...]]"
    complaints: list[str]

    @property
    def root(self) -> str:
        return self.trees[Audience.PUBLIC].removesuffix("public/")

    def edit(self, path: str, text: str) -> tuple[Finding, ...]:
        """The findings after a file was saved."""
        write(self.project, path, text)
        return self.reports.get(timeout=10)

    def get(self, path: str) -> str:
        """The text of a page, whatever its status."""
        return fetch(self.root + path)[1]


@contextmanager
def live(project: Path, reading: Callable[[], Reading] | None = None) -> Iterator[Live]:
    """`serve` in a thread, stopped at the end."""
    host, stop, opened = Plain(project), Event(), Queue[Mapping[Audience, str]]()
    reports, complaints = Queue[tuple[Finding, ...]](), list[str]()
    thread = Thread(
        target=serve,
        args=(project, reading or (lambda: read(project)), host),
        kwargs={
            "port": 0,
            "opened": opened.put,
            "report": reports.put,
            "complain": complaints.append,
            "stop": stop,
        },
    )
    thread.start()
    try:
        trees = opened.get(timeout=10)
        reports.get(timeout=10)
        yield Live(project, host, trees, reports, complaints)
    finally:
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


def fetch(url: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse | HTTPError, str]:
    """A response and its text, whatever its status."""
    response: HTTPResponse | HTTPError
    try:
        response = urlopen(Request(url, method=method, headers=headers), timeout=10)
    except HTTPError as refused:
        response = refused
    with response:
        return response, response.read().decode("utf-8", "replace")
