"""Chinese wording of what is wrong with an archive and its deposits."""

MESSAGES: dict[str, tuple[str, str]] = {
    "archive-missing": (
        "“{name}” 不是档案库",
        "请用 --from（入库时用 --to）指定档案库文件夹；第一次入库（archive add）时自动建立。",
    ),
    "archive-name": (
        "文件名 “{name}” 不能入库",
        "请改名：不要用 ..、%、~、反斜杠、冒号和控制字符，首尾不要有空格。",
    ),
    "deposit-misplaced": (
        "“{name}” 不是档案库里应有的东西，或与包内所记的编号、版本不符",
        "档案库只放入库的包；请把它移出去，或用备份恢复原来的名称。",
    ),
    "deposit-unreadable": (
        "无法读取档案包里的 “{name}”：{reason}",
        "请运行 archive audit 查明损坏的文件，再用备份恢复。",
    ),
    "pdf-unreadable": (
        "无法读取这个 PDF：{reason}",
        "请确认它是 build --for archive 生成的 PDF/A-3。",
    ),
    "attachments-too-large": (
        "附件太多或太大（上限 {limit} MB）",
        "这不像是本程序生成的存档 PDF，请不要入库。",
    ),
    "pdf-differs": (
        "“{name}” 不能用它自带的源文件原样重做，没有入库",
        "它可能是别的版本生成的；请改用本期文件（YAML）入库。",
    ),
    "filing-in-pdf": (
        "存档 PDF “{name}” 自带档号和保管期限，不能另外指定",
        "请去掉 --code、--retention；要改的话，用本期文件（YAML）入库。",
    ),
    "code-for-several": (
        "一个档号（--code）不能给几期",
        "请一期一期地入库，各写各的档号。",
    ),
    "catalogue-later": (
        "已经入库，但检索目录没有更新：{cause}",
        "档案没有问题；下次查找时会再更新。",
    ),
    "deposit-exists": (
        "这一期已经入库，内容相同：“{name}”",
        "改正过的一期会存为下一个版本；没有改动就不必再入库。",
    ),
    "deposit-superseded": (
        "“{name}” 已有更新的一版：{newest}",
        "请给出最新的那一版。",
    ),
    "deposit-marked": (
        "“{name}” 有 {pages} 页印着“校样”",
        "入库的包从不改动：请存一个干净的新版，archive add {bag} --to {archive}。",
    ),
    "deposit-marked-before": (
        "“{name}” 有 {pages} 页印着“校样”，后来的一版已经没有",
        "不必再做什么；读者看到的是最新一版。",
    ),
    "deposit-other": (
        "编号 “{name}” 已是另一期：{other}",
        "报名不同，或期号、日期都不同，不像是更正；请把本期文件改个名字再入库。",
    ),
    "deposit-alike": (
        "编号 “{name}” 与已入库的 “{other}” 只有大小写不同",
        "请改用不同的文件名。",
    ),
    "locked": (
        "等了 {seconds} 秒，“{name}” 仍被另一个程序占用",
        "可能有别人正在入库；请稍后再试。",
    ),
    "toolchain-missing": (
        "找不到公共材料包 “{name}”",
        "请用 --toolchain 指定档案库 toolchains 文件夹里的那个包。",
    ),
    "pdfa-wrong": (
        "{checker} 认为不符合 PDF/A：{reason}",
        "请用当前程序重新生成；若仍如此，请报告这个问题。",
    ),
    "fixity-missing": (
        "缺少 “{name}”",
        "请用备份恢复。",
    ),
    "fixity-changed": (
        "“{name}” 的内容变了",
        "请用备份恢复。",
    ),
    "fixity-unexpected": (
        "多出了 “{name}”",
        "入库后不应再往包里放东西；请移出去。",
    ),
    "fixity-unreadable": (
        "无法读取 “{name}”：{reason}",
        "请检查磁盘和权限，或用备份恢复。",
    ),
    "register-lost": (
        "入库登记簿里的 “{name}” 不见了",
        "请用备份恢复；确已销毁的，把登记簿里那一行删去，并另作记录。",
    ),
    "register-differs": (
        "“{name}” 与入库登记簿里的校验值不同：包被换过或改过",
        "请用备份恢复。",
    ),
    "register-without": (
        "“{name}” 不在入库登记簿里",
        "入库时断电会漏记，下次入库自动补登；若不是由本程序入库的，请移出去。",
    ),
    "report-in-archive": (
        "报告 “{name}” 不能写进档案库",
        "请用 --report 指定档案库以外的文件。",
    ),
    "toolchain-needed": (
        "重建单个 PDF 需要公共材料包",
        "请用 --toolchain 指定档案库 toolchains 文件夹里的包。",
    ),
    "deposit-missing": (
        "档案库里没有 “{name}” 的这一版",
        "用 archive list 查看库中各期。",
    ),
}
