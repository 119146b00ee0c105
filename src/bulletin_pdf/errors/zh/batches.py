"""Chinese wording of what can go wrong with the cache, a batch, a cluster or watching."""

MESSAGES: dict[str, tuple[str, str]] = {
    # ---- the cache
    "cache-limit": (
        "环境变量 {name} 应是兆字节数，不是 “{value}”",
        "例如 {name}=2000；写 0 就不留用排好的文件。",
    ),
    # ---- workers
    "worker-killed": (
        "排 “{name}” 的进程两次被系统终止",
        "多半是内存不足：请用 -j 1 单独再排这一期，或把它拆成几期。其余各期不受影响。",
    ),
    "workers-lost": (
        "与工作进程的连接断了，其余各期没有排",
        "已经写出的各期是完整的。恢复后照原样再运行一次，会从断处接着做。",
    ),
    # ---- a cluster
    "cluster-not-tls": (
        "集群地址应以 tls:// 开头，不是 “{value}”",
        "没有证书的连接能让别人在本机运行任何程序，所以不接受；请照 docs/scale.md 用 TLS 启动调度程序。",
    ),
    "cluster-credentials": (
        "用集群要给出 {names}",
        "三个文件（CA、证书、私钥）缺一不可，怎样制作见 docs/scale.md。",
    ),
    "cluster-not-installed": (
        "没有安装 dask.distributed，不能用集群",
        "请运行 pip install 'bulletin-pdf[cluster]'。",
    ),
    "cluster-unreachable": (
        "连不上集群 {address}：{reason}",
        "请检查地址、防火墙，以及三个证书文件是否由同一个 CA 签发。",
    ),
    "cluster-empty": (
        "集群 {address} 上没有工作进程",
        "请在各台机器上用 dask worker 启动，见 docs/scale.md。",
    ),
    "cluster-differs": (
        "工作机上的 {name} 与本机不同：本机 {here}，那边 {there}",
        "版本不同，排出的文件就可能不同；请在各台机器上装同样的版本。",
    ),
}
