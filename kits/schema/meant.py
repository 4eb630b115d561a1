"""The key that was probably meant: a slip of the finger, or its name in Chinese."""

from __future__ import annotations

from collections.abc import Collection

from kits.model.elements import PROSE
from kits.model.nearest import nearest
from kits.model.records import Part
from kits.schema.shapes import shapes
from kits.source.tables import Table

IN_CHINESE: dict[str, tuple[str, ...]] = {
    **{key: element.chinese for key, element in PROSE.items()},
    "id": ("编号", "群编号"),
    "name": ("名称", "名字", "姓名", "群名", "群名称"),
    "title": ("标题", "题目", "活动名称", "名称"),
    "operator": ("负责人", "运营", "运营负责人"),
    "announcer": ("发布人", "公告人", "署名"),
    "starts": ("开始", "开始时间", "开始日期"),
    "ends": ("结束", "结束时间", "结束日期", "截止"),
    "results": ("公布结果", "结果", "结果公布"),
    "dates": ("日期", "时间点"),
    "recipe": ("模板", "配方"),
    "state": ("状态",),
    "kind": ("类型", "种类", "类别"),
    "place": ("地点", "场地"),
    "awards": ("奖项", "奖励"),
    "facts": ("事实", "核实"),
    "crew": ("团队", "组委会", "活动小组"),
    "duties": ("分工", "职责"),
    "groups": ("群", "参与群", "参加的群", "群组"),
    "except": ("除了", "排除", "不含"),
    "link": ("链接", "网址", "入口"),
    "brief": ("简介", "背景"),
    "channels": ("渠道", "平台"),
    "leaders": ("群管", "群主", "群长", "组长", "领队"),
    "about": ("介绍", "群介绍", "群简介"),
    "website": ("网站", "官网", "主页"),
    "contact": ("联系人", "联系方式", "联系"),
    "logo": ("标志", "头像", "群头像"),
    "leader_name": ("群主名字", "群管名字", "群主姓名"),
    "deputies": ("副群主", "副群管", "副手"),
    "members": ("人数", "成员数"),
    "city": ("城市",),
    "region": ("地区", "省份"),
    "country": ("国家",),
    "need": ("需求",),
    "stage": ("阶段",),
    "tags": ("标签",),
    "locale": ("语言",),
    "timezone": ("时区",),
    "send": ("发送", "发送时间"),
    "date": ("日期",),
    "time": ("时间", "时刻"),
    "until": ("截止", "有效期"),
    "text": ("正文", "内容", "文案", "话术"),
    "note": ("备注", "提醒"),
    "attach": ("附件", "图片"),
    "only": ("只发", "仅"),
    "called": ("称呼", "昵称"),
    "credit": ("署名", "署名方式"),
    "alias": ("笔名", "化名", "别名"),
    "role": ("角色", "身份"),
    "person": ("人", "人员"),
    "for": ("事由", "做了什么"),
    "when": ("日期", "时间"),
    "record": ("记录",),
    "rule": ("规则",),
    "reason": ("原因", "理由"),
}
"""What operators call the keys of the format in Chinese."""


def meant_key(key: str, known: Collection[str]) -> str | None:
    """The known key that was probably meant; None where there is no telling."""
    spoken = (name for name, words in IN_CHINESE.items() if name in known and key in words)
    return next(spoken, None) or nearest(key, known)


def lacking_columns(table: Table, cls: type[Part]) -> dict[str, str | None]:
    """The columns without which no row can be a record, each with the one meant for it, if any."""
    written = {column.text or "" for column in table.columns}
    known = shapes(cls)
    lacking = {
        field.alias or name: None
        for name, field in cls.model_fields.items()
        if field.is_required() and (field.alias or name) not in written
    }
    found: dict[str, str | None] = dict(lacking)
    for column in sorted(written - known.keys()):
        near = meant_key(column, known)
        if near in found and found[near] is None:
            found[near] = column
    return found
