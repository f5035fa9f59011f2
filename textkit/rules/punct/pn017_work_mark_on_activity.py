"""PN017."""

from __future__ import annotations

from textkit.rules.kinds import PatternRule


class WorkMarkOnActivity(PatternRule):
    """非作品、文件用了书名号。

    检查什么
        书名号里的名称以活动、会议、课程、工程、项目、大赛、奖、证等结尾。
    为什么
        书名号只用于书、报刊、文件、法规、歌曲影视等作品名；活动、会议、课程、奖项等用引号或不用标点。
    反例
        组织开展《清风进万家活动》。
        举办《乡村振兴技能大赛》。
        实施《小微权力监督工程》。
    正例
        组织开展“清风进万家”活动。
        印发《清风进万家活动方案》。
        印发《民生实事工程管理办法》。
        观看纪录片《超级工程》。
    修正安全性
        无
    选项
        无
    例外与误报
        确有以这些词结尾的作品名（纪录片《超级工程》）时请忽略。
    出处
        [gbt-15834-2011] 附录A.13 不应使用书名号的情况。
    """

    code = "PN017"
    name = "work-mark-on-activity"
    category = "punct.title-mark"
    certainty = "hint"
    summary_en = "Title marks around something that is not a work or document"
    source = "GB/T 15834—2011 附录A.13"
    triggers = ("》",)
    false_alarms = 0.0
    pattern = r"(?<!纪录片|电影|专题片|歌曲|节目|话剧|小说|《超级)《[^《》\n]{3,30}(?:活动|大会|课程|培训班|工程|大赛|比赛|竞赛|奖|证书|通知单|登记证)》"
    message = "{text}不是作品或文件名，不用书名号，可用引号"
