"""Wording of diagnostics in Chinese: what is wrong and what to do."""

import errno
import os

from bulletin_pdf.errors.zh import (
    archive,
    batches,
    commands,
    finding,
    lint,
    manuscript,
    pages,
    preflight,
    selfcheck,
    shop,
    sources,
    texts,
)

REASONS = {
    os.strerror(number): words
    for number, words in (
        (errno.ENOSPC, "磁盘已满"),
        (errno.EDQUOT, "磁盘配额已用完"),
        (errno.EFBIG, "超过了系统允许的文件大小"),
        (errno.EACCES, "没有权限"),
        (errno.EPERM, "没有权限"),
        (errno.EROFS, "磁盘是只读的"),
        (errno.ENOENT, "文件或文件夹不存在"),
        (errno.EISDIR, "这是文件夹，不是文件"),
        (errno.ENOTDIR, "路径中间的一段是文件，不是文件夹"),
        (errno.EEXIST, "已有同名的文件"),
        (errno.ENAMETOOLONG, "名称太长"),
        (errno.ELOOP, "链接绕成了圈"),
        (errno.EIO, "磁盘读写出错"),
        (errno.EPIPE, "接收的程序已经关闭"),
    )
} | {"not a plain file": "不是普通文件"}
"""Why a file could not be read or written: the system's words → ours."""

MESSAGES: dict[str, tuple[str, str]] = (
    sources.MESSAGES
    | pages.MESSAGES
    | texts.MESSAGES
    | shop.MESSAGES
    | preflight.MESSAGES
    | selfcheck.MESSAGES
    | manuscript.MESSAGES
    | lint.MESSAGES
    | archive.MESSAGES
    | finding.MESSAGES
    | batches.MESSAGES
    | commands.MESSAGES
)
