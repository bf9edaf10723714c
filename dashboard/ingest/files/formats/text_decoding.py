"""Decodes text of unknown encoding: tries several and takes the first whose text is plausible."""

import codecs
import re
import unicodedata

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_CONTROL = re.compile(r"[\x80-\x9f]")
_WIDE = re.compile(r"([A-Za-z]?)([^\x00-\x7f]+)(?=([A-Za-z]?))")
_CONTROLS = {
    code: sign for code in range(0x80, 0xA0) if (sign := bytes([code]).decode("cp1252", "replace")) != "\ufffd"
}
_COMMON_SHARE = 0.7
"""The least share of non-ASCII characters in GB 2312 for text to count as Chinese. In the listings of the Guizhou
campaign all are; in misread Latin text few or none."""


_TO_CHECK = frozenset({"big5", "cp1252"})
_FEW_HAN = 6
_DOUBTFUL = 0.4
_LEAST_COMMON = 0.25
"""The least share of common characters in Chinese text. In lists of units half of them are; in Korean or Japanese names
misread as GB18030 less than a tenth."""

_BY_FREQUENCY = (
    "的一是在有人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家"
    "电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反"
    "你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老"
    "头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志"
    "世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节"
    "话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史"
    "感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红"
    "细引听该铁价严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎"
    "止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画"
    "功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉"
    "敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚室待核校散侵吧甲游久菜"
    "味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱误训愿审附获茶鲜粮斤孩脱硫肥善龙演父渐血欢械掌歌沙刚攻谓盾讨晚粒乱燃矛乎"
    "杀药宁鲁贵钟煤读班伯香介迫句丰培握兰担弦蛋沉假穿执答乐谁顺烟缩征脸喜松脚困异免背星福买染井概慢怕磁倍祖皇促静补评翻肉践尼衣宽扬棉希伤操垂秋"
    "宜氢套督振架亮末宪庆编牛触映雷销诗座居抓裂胞呼娘景威绿晶厚盟衡鸡孙延危胶屋乡临陆顾掉呀灯岁措束耐剧玉赵跳哥季课凯胡额款绍卷齐伟蒸殖永宗苗川"
    "炉岩弱零杨奏沿露杆探滑镇饭浓航怀赶库夺伊灵税途灭赛归召鼓播盘裁险康唯录菌纯借糖盖横符私努堂域枪润幅哈竟熟虫泽脑壤碳欧遍侧寨敢彻虑斜薄庭纳弹"
    "饲伸折麦湿暗荷瓦塞床筑恶户访塔奇透梁刀旋迹卡氯遇份毒泥退洗摆灰彩卖耗夏择忙铜献硬予繁圈雪函亦抽篇阵阴丁尺追堆雄迎泛爸楼避谋吨野猪旗累偏典馆索"
    "秦脂潮爷豆忽托惊塑遗愈朱替纤粗倾尚痛楚谢奋购磨君池旁碎骨监捕弟暴割贯殊释词亡壁顿宝午尘闻揭炮残冬桥妇警综招吴付浮遭徐您摇谷赞箱隔订男吹园纷唐"
)
_COMMON = frozenset(_BY_FREQUENCY)
_MOST_FREQUENT = frozenset(_BY_FREQUENCY[:500])
_OF_THE_FIELD = frozenset(
    "职企业厂校院医厅局处科县州镇乡村街道集团贵阳遵义黔省银行邮矿煤酒药烟茶铁路供销售商贸建材机械器税务粮油林水利农牧渔旅游化教卫司法检察民政财审"
    "计统房产物餐饮超市协商届换合同签订选举主席姓名电话序号备注日期人数男女其中总计小"
)
_FREQUENT = _MOST_FREQUENT | _OF_THE_FIELD
"""In lists of units a quarter to nine tenths of the characters; in Korean or Japanese misread as GB18030 mostly less
than a fifth, so that a text in between is told."""

_COMMON_TRADITIONAL = _COMMON | frozenset(
    "國會個為來們時對發動產經進實現機當業應開還關點從學體間樣與統級組見計別論運農幾區強決處隊給門導領東車務達聲報類離華確張馬節話萬號維劃選標寫親"
    "醫總職聯協勞係園橋廠縣團辦員處灣臺業務雄電鐵書課營單長陸連館氣設計場臨圖訊證際線紡織銀郵鋼運輸貨櫃資訊雜誌記護師藥劑營養衛檢驗製造環廣視"
)
_WESTERN = frozenset(
    "àâäáãåæçèéêëìíîïñòóôöõøùúûüýÿßœÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜÝŸŒ’‘“”„–—…€£§°ºª«»¿¡·´¨®©²½¼¾\u00a0\u2019"
)


def decoded(content: bytes, encoding: str | None = None) -> str | None:
    """The decoded text, in the encoding given or, without one, in that of ``encoding_of``; None if none fits."""
    name = encoding or encoding_of(content)
    return _mended(_as(content, name)) if name else None


def encoding_of(content: bytes) -> str | None:
    """The encoding that the byte-order mark names, else the first that gives plausible text; None if none does.

    Tried are UTF-8, UTF-16 without a mark, GB18030, Big5 and (for the languages of Western Europe) cp1252. Others are
    not guessed: Korean, Japanese, Cyrillic, Greek and Polish text would decode as rubbish of one of these.
    """
    for mark, marked in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return marked
    return _guess(content)


def is_doubtful(content: bytes, encoding: str) -> bool:
    """Whether a person should check this guess of encoding_of: Big5, cp1252, and GB18030 of rare characters."""
    return encoding in _TO_CHECK or (encoding == "gb18030" and _has_rare_characters(content.decode(encoding)))


def _guess(content: bytes) -> str | None:
    # Non-ASCII text in another encoding is practically never valid UTF-8; a NUL means UTF-16 or a binary file.
    for guess in ("utf-8", *_wide(content), "gb18030", "big5", "cp1252"):
        text = _as(content, guess)
        if text is None:
            continue
        if guess == "utf-8":
            if "\0" not in text:
                return guess
        elif _makes_sense(text) and (_is_western(text) if guess == "cp1252" else _is_chinese(text, guess)):
            return guess
    return None


def _mended(text: str | None) -> str | None:
    """The text with C1 control characters replaced by the cp1252 characters they stand for: U+0092 becomes ’."""
    return text.translate(_CONTROLS) if text and _CONTROL.search(text) else text


def _as(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(content: bytes) -> tuple[str, ...]:
    """The UTF-16 codec, if any: in UTF-16 one byte of each separator and digit is zero, in other text none is."""
    head = content[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(content) % 2 or max(even, odd) < len(head) / 20 or min(even, odd):
        return ()
    return ("utf-16-le",) if odd else ("utf-16-be",)


def _makes_sense(text: str) -> bool:
    # GB18030 decodes almost any bytes; misread text contains private-use, unassigned or control characters.
    return not any(unicodedata.category(character) in {"Co", "Cn", "Cc"} for character in set(text) - set("\t\r\n\f"))


def _is_chinese(text: str, encoding: str) -> bool:
    """Whether enough non-ASCII characters are in GB 2312 (or Big5) and common, and not single ones inside a Latin word.

    In Latin text misread as GB18030, é and the letter after it become one rare character outside GB 2312, and öß
    becomes 枚 inside a word. Korean and Japanese text becomes Chinese characters, but hardly any common ones.
    """
    wide = _WIDE.findall(text[:_SAMPLE])
    at_home = _in_big5 if encoding == "big5" else _in_gb2312
    found = sum(sum(map(at_home, run)) for before, run, after in wide if len(run) > 1 or not (before and after))
    if found < _COMMON_SHARE * sum(len(run) for _before, run, _after in wide):
        return False
    han = [sign for _before, run, _after in wide for sign in run if "\u4e00" <= sign <= "\u9fff"]
    common = _COMMON_TRADITIONAL if encoding == "big5" else _FREQUENT
    if len(han) < _FEW_HAN:
        return encoding != "big5"  # é and the letter after it become a rare character of Big5 too
    return sum(sign in common for sign in han) >= _LEAST_COMMON * len(han)


def _has_rare_characters(text: str) -> bool:
    """Whether a text of GB18030 has few frequent characters for Chinese, as Korean or Japanese misread would."""
    han = [sign for sign in text[:_SAMPLE] if "\u4e00" <= sign <= "\u9fff"]
    return sum(sign in _FREQUENT for sign in han) < _DOUBTFUL * len(han)


def _is_western(text: str) -> bool:
    """Whether the non-ASCII characters are letters and signs of Western Europe, and letters stand among plain ones."""
    wide = _WIDE.findall(text[:_SAMPLE])
    signs = [sign for _before, run, _after in wide for sign in run]
    odd = sum(sign not in _WESTERN for sign in signs)
    long_runs = sum(len(run) for _before, run, _after in wide if len(run) > 2)
    return odd <= 0.1 * len(signs) and long_runs <= 0.3 * len(signs)


def _in_big5(character: str) -> bool:
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
