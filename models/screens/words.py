"""The texts of a screen, in English or Simplified Chinese."""

import random
import string

import recorder  # noqa: F401  (finds the reader's modules)
from vocabulary import Writer

ENGLISH_BUTTONS = """OK Cancel Apply Close Save Open Yes No Help Reset Next Back Finish Retry Ignore Abort Browse... Add Remove Edit...
    Delete New Details Search Refresh Connect Disconnect Install Update Stop Start Restore Copy Paste Send Preview Submit Login
    Continue Skip Import... Export... Rename Clear Undo Redo Print... Settings Options Discard More... Quit""".split()
ENGLISH_MORE = ["Save As...", "Don't Save", "Select All", "Restore Defaults", "Try Again", "Not Now", "Sign In", "Log Out",
                "Learn More", "Create Account", "Check Now", "Remind Me Later", "Go Back", "Move Up", "Move Down"]
CHINESE_BUTTONS = """确定 取消 应用 关闭 保存 打开 是 否 帮助 重置 下一步 上一步 完成 重试 忽略 中止 浏览… 添加 移除 编辑… 删除 新建 详细信息 搜索
    刷新 连接 断开 安装 更新 停止 开始 恢复 复制 粘贴 发送 预览 提交 登录 继续 跳过 导入… 导出… 重命名 清除 撤销 重做 打印… 设置 选项""".split()
ENGLISH_MENUS = ["File", "Edit", "View", "Tools", "Help", "Window", "Insert", "Format", "Settings", "Go", "Bookmarks", "Run", "Project"]
CHINESE_MENUS = ["文件", "编辑", "视图", "工具", "帮助", "窗口", "插入", "格式", "设置", "转到", "书签", "运行", "项目"]
ENGLISH_FIELDS = ["Name", "User name", "Password", "Address", "City", "Country", "Phone", "Email", "Company", "Port", "Host", "Server",
                  "Width", "Height", "Font", "Size", "Language", "Location", "Description", "Title", "Author", "Version", "Date",
                  "Time", "Folder", "File name", "Path", "Format", "Quality", "Resolution", "Colour", "Theme", "Interval", "Timeout",
                  "Zoom", "Encoding", "Comment", "Category", "Priority", "Status"]
CHINESE_FIELDS = ["名称", "用户名", "密码", "地址", "城市", "国家", "电话", "邮箱", "公司", "端口", "主机", "服务器", "宽度", "高度", "字体", "大小", "语言",
                  "位置", "描述", "标题", "作者", "版本", "日期", "时间", "文件夹", "文件名", "路径", "格式", "质量", "分辨率", "颜色", "主题"]


def read_pairs(path):
    """(English, Chinese) of a file of `source TAB English TAB Chinese` lines."""
    pairs = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 3 and 1 < len(parts[1]) <= 90:
                pairs.append((parts[1], parts[2]))
    return pairs


class Words:
    """Draws texts; one object serves many screens, `begin` sets the seed of the next."""

    def __init__(self, phrases=None, language="en"):
        self.chinese = language == "zh"
        self.rng = random.Random(0)
        self.writer = Writer(self.rng)
        pairs = read_pairs(phrases) if phrases else []
        texts = sorted({pair[1 if self.chinese else 0].replace("&", "").strip() for pair in pairs})
        self.texts = [t for t in texts if len(t) > 1 and "%" not in t and "⟦" not in t and "<" not in t and "\\n" not in t]
        self.by_length = {}
        for text in self.texts:
            self.by_length.setdefault(len(text), []).append(text)
        self.used = set()

    def begin(self, seed):
        self.rng.seed(f"words {seed}")
        self.used = set()

    def chance(self, probability):
        return self.rng.random() < probability

    def catalogue(self, limit):
        """A text of an interface catalogue of at most `limit` characters, or None."""
        if not self.texts:
            return None
        for _ in range(4):
            length = self.rng.randint(2, max(2, limit))
            if length in self.by_length:
                return self.rng.choice(self.by_length[length])
        return None

    def phrase(self, limit=28, share=0.6):
        """Interface text of at most `limit` characters."""
        limit = max(2, limit // 2) if self.chinese else limit
        text = self.catalogue(limit) if self.chinese or self.chance(share) else None
        return text or (self.rng.choice(CHINESE_FIELDS) if self.chinese else self.writer.phrase(limit))

    def fresh(self, make):
        """A text that this screen does not show yet, as far as eight draws find one."""
        for _ in range(8):
            text = make()
            if text.lower() not in self.used:
                break
        self.used.add(text.lower())
        return text

    def label(self, limit=26):
        return self.fresh(lambda: self.phrase(limit).rstrip(" .:…") or self.phrase(limit))

    def button(self):
        common = CHINESE_BUTTONS if self.chinese else ENGLISH_BUTTONS if self.chance(0.8) else ENGLISH_MORE
        return self.fresh(lambda: self.rng.choice(common) if self.chance(0.65) else self.phrase(16))

    def menu(self):
        return self.fresh(lambda: self.rng.choice(CHINESE_MENUS if self.chinese else ENGLISH_MENUS))

    def caption(self):
        common = CHINESE_FIELDS if self.chinese else ENGLISH_FIELDS
        return self.fresh(lambda: self.rng.choice(common) if self.chance(0.5) else self.label(18))

    def mnemonic(self, text, share=0.6):
        """`text` with a letter marked by &, as programs write it; texts with an & of their own get it doubled."""
        text = text.replace("&", "&&")
        letters = [i for i, c in enumerate(text) if c.isalpha() and c.isascii()]
        if "&&" in text or not self.chance(share):
            return text
        if letters and not self.chinese:
            place = letters[0] if self.chance(0.6) else self.rng.choice(letters)
            return text[:place] + "&" + text[place:]
        return f"{text}(&{self.rng.choice(string.ascii_uppercase)})" if self.chinese else text

    def sentence(self, low=30, high=90):
        """A sentence or two."""
        if self.chinese:
            return "。".join(self.phrase(60).rstrip("。.") for _ in range(self.rng.randint(1, 2))) + "。"
        text = ""
        while len(text) < low:
            text += (" " if text else "") + self.phrase(high - len(text), 0.5).strip()
        return text[0].upper() + text[1:].rstrip(" .:,…") + self.rng.choice([".", ".", ".", "?", "!"])

    def value(self):
        writer = self.writer
        makers = [writer.date, writer.time, writer.quantity, writer.path, writer.file_name, writer.url, writer.mail, writer.digits,
                  writer.version, writer.key, lambda: self.phrase(20), lambda: self.phrase(20), lambda: self.phrase(12)]
        return self.rng.choice(makers)()

    def maker(self):
        """One kind of value for a whole column."""
        writer = self.writer
        number = lambda: str(self.rng.randint(0, 10 ** self.rng.randint(1, 6)))  # noqa: E731
        return self.rng.choice([writer.date, writer.time, writer.quantity, writer.file_name, number, number, writer.version,
                                lambda: self.phrase(18), lambda: self.phrase(14), lambda: self.phrase(24), writer.shortcut])

    def log_line(self):
        r, w = self.rng, self.writer
        level = r.choice(["INFO", "WARN", "ERROR", "DEBUG", "info", "warning", "error"])
        stamp = f"{r.randint(2001, 2031)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d} {r.randint(0, 23):02d}:{r.randint(0, 59):02d}:{r.randint(0, 59):02d}"
        return r.choice([f"{stamp} {level} {w.phrase(30)}", f"[{level}] {w.low()}: {w.phrase(30)}", f"{stamp[11:]} [{w.low()}] {w.phrase(28)}",
                         f"{w.low()}[{r.randint(100, 9999)}]: {w.phrase(32)}", f"{stamp} {w.path()}: {r.randint(1, 999)}"])

    def shell_line(self):
        r, w = self.rng, self.writer
        prompt = f"{w.low()}@{w.low()}:~$ "
        return r.choice([prompt + r.choice(["ls -l ", "cd ", "cat ", "make ", "git commit -m ", "python3 ", "grep -rn "]) + w.file_name(),
                         f"-rw-r--r-- 1 {w.low()} {w.low()} {r.randint(1, 99999)} {w.file_name()}", w.path(), self.log_line(),
                         f"{r.randint(1, 100)}% [{'#' * r.randint(1, 12)}]", f"warning: {w.phrase(30)}", f"total {r.randint(1, 9999)}"])

    def code_line(self):
        r, w = self.rng, self.writer
        name, other, number = w.camel(), w.snake(), r.randint(0, 255)
        return r.choice([f"int {name} = {number};", f"if ({name} > {number}) {{", f"    return {other}({name});", "}", f"def {other}(self, {w.low()}):",
                         f"    self.{other} = {number}", f"for {w.low()} in range({number}):", f"#include <{w.low()}.h>", f"import {w.low()}",
                         f'    print("{w.phrase(20)}")', f"// {w.phrase(30)}", f"const {name} = [{number}, {r.randint(0, 99)}];",
                         f"    {other}: {number},", f"class {name.capitalize()} {{", f"    {name}->{other}(&{w.low()});", ""])
