"""The community of lamplight with texts that are answered, and what came back of them."""

from __future__ import annotations

from tests.render.day.lamplight import MESSAGES, RIVER
from tests.schema.written import Files, campaign

ASKED = MESSAGES.replace("id,title,send,text", "id,title,send,report,text").replace(
    "2026-12-09 07:40,", "2026-12-08 07:40,posted,"
)
ASKED = ASKED.replace("21:40,", "21:40,posted,").replace("2026-12-11 07:40,", "2026-12-11 07:40,,")
GROUPS = """
    id,name,channels,leaders,deputies,owner,last_checked
    shanghai,Shanghai by Lamplight,wechat,mira,noor,ops,2026-12-05
    beijing,Beijing by Lamplight,wechat,mira,,ops,2026-12-05
    london,London by Lamplight,whatsapp,noor,,,2026-12-05
    """
STEP = "milestones: [{id: cards, what: Cards are printed, owner: noor, due: 2026-12-08}]"
EVENING: Files = {
    "campaigns/river/messages.csv": ASKED,
    "groups/all.csv": GROUPS,
}
HEARD: Files = {
    **EVENING,
    "log/receipts/river/a.csv": "group,message,at,how,version,note\n"
    "london,10-chapter,2026-12-08T08:00+08:00,code,ZZ,The <b>link</b> is dead\n",
}
LATE: Files = {"campaigns/river/campaign.md": campaign(STEP, **RIVER)}
