"""Drawn things of a .docx: text boxes and watermark shapes, as Word writes them.

Knows XML only; what stands in a shape is handed in.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr


def text_box(number: int, paragraphs: str) -> str:
    """A run with a floating text box: DrawingML first, VML for old readers."""
    content = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing>{_anchor(number, content)}</w:drawing>'
        "</mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="文本框{number}" style="position:absolute;width:180pt;height:60pt">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def watermark(number: int, text: str) -> str:
    """A run with a slanted WordArt shape behind the page."""
    return (
        "<w:r><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"/>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s20{48 + number}"'
        ' type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:460pt;'
        'height:90pt;rotation:315;z-index:-251658752" fillcolor="silver" stroked="f">'
        f"<v:textpath string={quoteattr(text)}"
        ' style="font-family:宋体;font-size:1pt"/></v:shape></w:pict></w:r>'
    )


def _anchor(number: int, content: str) -> str:
    return (
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0"'
        f' relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
        '</wp:posOffset></wp:positionV><wp:extent cx="2286000" cy="762000"/><wp:wrapSquare'
        f' wrapText="bothSides"/><wp:docPr id="{number}" name={quoteattr(f"文本框 {number}")}/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData"
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2286000"'
        ' cy="762000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor>"
    )
