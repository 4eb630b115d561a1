"""A community whose every text attacks the page that it stands on, and its harmless twin."""

from __future__ import annotations

import json
from pathlib import Path

NOW = "2026-12-20T12:00:00+08:00"
INLINE = (
    '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)">x</a></svg>',
    "<script>alert(1)</script>",
    '<a href="javascript:alert(1)">x</a> [x](javascript:alert(1)) [x](java\tscript:alert(1))',
    '<a href="java&#10;script:alert(1)">x</a> [x](data:text/html,%3Cscript%3Ealert(1)) [x](vbscript:x)',
    '<img src=https://evil.example/x onerror=alert(1)> <img srcset="/b.png 1x, //evil.example/b.png 2x">',
    "![x](https://evil.example/x.png)",
    '<b style="position:fixed;background:url(//evil.example)" class="kits-finish md-overlay" data-md-toggle="search" data-kit="x">x</b>',
    '<i id="__config">"//evil.example"</i> <i id="kits-search" name="__search">x</i>',
    '<input id="__drawer" name="__drawer" data-md-toggle="drawer" type="checkbox">',
    "</p></li></ul></div></main></body> x",
    "<!-- our own note --> <title>x</title><textarea>x",
)
"""Attacks that stand in one line, and so fit into any field."""
BLOCKS = (
    "## Rest <img src=https://evil.example/x onerror=alert(1)> &lt;script&gt;alert(1)&lt;/script&gt; `<script>alert(1)</script>`",
    '<form action="//evil.example"><button formaction="javascript:alert(1)">x</button></form>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="//evil.example"></object>',
    '<base href="//evil.example/"><meta http-equiv="refresh" content="0;url=//evil.example">',
    '<link rel="stylesheet" href="//evil.example/x.css"><style>@import "//evil.example/x.css"</style>',
    "<math><mtext><table><mglyph><style><img src=https://evil.example/x onerror=alert(1)>",
    "<svg><title><style><img src=https://evil.example/x onerror=alert(1)></style></title></svg>",
    '<svg><rect fill="URL(//evil.example/x)" mask="u\\72l(//evil.example/y)"/></svg>',
    '<noscript><p title="</noscript><img src=https://evil.example/x onerror=alert(1)>">x</p></noscript>',
    "</div></main></body></html> x",
    '<div hidden class="kits-words" data-words="x">\n\nx',
    "<details><summary>x</summary><select><template><table><tr><td>",
    '<div title="',
    "<a href='x",
)
"""Attacks that begin a line; those without an end swallow what follows."""


def texts(*, hostile: bool) -> tuple[str, str]:
    """What stands in a field of one line, and in prose."""
    line = " ".join(INLINE).replace("\t", "\\t") if hostile else "harmless"
    prose = "\n\n".join([BLOCKS[0], *INLINE, *BLOCKS[1:]]) if hostile else "harmless\n\n## Rest"
    return line, prose


def written(folder: Path, *, hostile: bool) -> Path:
    """The project on disk."""
    line, prose = texts(hostile=hostile)
    quoted = json.dumps(line.replace("\\t", "\t"), ensure_ascii=False)
    long = json.dumps(prose, ensure_ascii=False)
    told = " ".join(each for each in INLINE if "](" not in each) if hostile else "harmless"
    posted = quoted.replace("<!-- our own note --> ", "")
    alias = json.dumps("Bo</p><svg onload=alert(1)>" if hostile else "Bo")
    answer = json.dumps(told, ensure_ascii=False)
    cell = '"' + line.replace("\\t", " ").replace('"', '""') + '"'
    campaign = f"""\
---
title: {quoted}
kind: contest
state: ready
operator: kim
announcer: ada
starts: 2026-12-01
ends: 2026-12-07
groups: all
theme: {quoted}
place: {quoted}
rules: [{long}, {long}]
judging: {long}
notes: {long}
participants: {long}
guidance: {long}
entries: {long}
plan_b: {long}
brief: {{background: {long}, goal: {long}}}
delegation: {{level: full, kept: {long}, risks: {long}}}
crew: [ada, bo]
duties: {{copywriting: ada, promotion: bo, intake: bo, judging: ada, awarding: ada, resources: ada}}
milestones: [{{id: posters, what: {quoted}}}]
awards:
  - {{id: first, name: {quoted}, prize: {long}, criteria: {long}, why: {long}, settlement: {quoted}, winners: [ada, {{name: {quoted}, group: harbour, consent: name}}]}}
changes: [{{id: later, at: 2026-12-02, what: {quoted}, why: {quoted}}}]
credits: [{{person: bo, for: {quoted}, when: 2026-12-03}}]
faq: [{{id: late, q: {quoted}, a: {answer}}}]
private: {{note: {json.dumps("for us alone " + line, ensure_ascii=False)}}}
---
{prose}
"""
    message = f"""\
---
title: {posted}
send: starts 08:00
note: {posted}
---
{{{{ campaign.title }}}} {{{{ group.name }}}} {{{{ leader }}}}
"""
    recap = f"""\
---
held_on: 2026-12-07
good: {long}
bad: {long}
learned: {long}
praise: [{{person: bo, for: {quoted}}}]
---
{prose}
"""
    page = f"---\ntitle: {quoted}\ndescription: {quoted}\ntags: [{quoted}]\n---\n# Own heading\n\n{prose}\n"
    lesson = f"""\
---
title: {quoted}
minutes: 5
quiz: [{{q: {quoted}, options: [{quoted}, "no"], answer: {quoted}, why: {quoted}}}]
---
{prose}
"""
    # The way in leads to the first address, of which the twin has one too.
    reached = json.dumps(f"hello@readers.example {json.loads(long)}", ensure_ascii=False)
    files = {
        "mkdocs.yml": "site_name: Harbour Readers\ndocs_dir: content/pages\nsite_dir: site/public\n"
        "theme: {name: material}\nplugins: [search, kits]\n",
        "content/community.yml": f"name: {quoted}\nlocale: en\ntimezone: Europe/London\nabout: {long}\n"
        f"values: [{long}, {long}]\ncontact: {reached}\nwelcome_back: {long}\nshare_cards: true\n"
        "urls: {public: https://readers.example/, leaders: https://leaders.example/}\n",
        "content/pages/about.md": page,
        "content/pages/index.md": page,
        "content/groups/groups.csv": "id,name,channels,leaders,link,city,need,kind,stage\n"
        + "".join(
            f"{id},{cell},wechat;email;telegram,{leader},https://chat.example/{id},{cell},{cell},{cell},model\n"
            for id, leader in (("harbour", "ada"), ("hill", "bo"))
        ),
        "content/people/kim.md": "---\nname: Kim\nrole: staff\n---\n",
        "content/people/ada.md": f"---\nname: {quoted}\ncredit: name\ncalled: {quoted}\n"
        f"links: ['https://ada.example/\"><script>alert(1)</script>']\n---\n{prose}\n",
        "content/people/bo.md": f"---\nname: Bo\ncredit: alias\nalias: {alias}\nstatus: alumni\n---\n{prose}\n",
        "content/badges.yml": f"- id: maker\n  name: {quoted}\n  icon: '<s>'\n  for: {quoted}\n"
        "  rule: {credit: duty, at_least: 1}\n",
        "content/training/leaders/01-first.md": lesson,
        "content/campaigns/drive/campaign.md": campaign,
        "content/campaigns/drive/messages/10-launch.md": message,
        "content/campaigns/drive/recap.md": recap,
    }
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder
