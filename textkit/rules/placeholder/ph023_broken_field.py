"""PH023."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class BrokenField(RoleRule):
    """域或模板变量没有取到值。

    检查什么
        “错误!未找到引用源。”“错误！未定义书签。”、#REF!、#N/A，正文里的 null、undefined、%s，以及没有替换的模板变量 {{…}}、${…}、«…»。
    为什么
        Word 的交叉引用断了，或者程序生成时没有取到数据，读者看到的是一句报错。
    反例
        详见错误!未找到引用源。
        本年度共接待null人次。
        合计#REF!万元
        尊敬的«姓名»：
    正例
        程序返回None时重试。
        变量undefined的原因
        见表3。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        只报夹在汉字之间的 null、undefined，不报英文和代码里的。
    出处
        [practice] 打印前更新全部域并通读。
    """

    code = "PH023"
    name = "broken-field"
    category = "placeholder.field"
    summary_en = "A field or variable yielded no value"
    source = "公文审核通行做法"
    in_residue = True  # «姓名» alone makes a line look like page navigation
    false_alarms = 0.0
    kinds = ("field",)
    message = "{phrase}是没有取到值的域或变量，请更新域或填入实际内容"
